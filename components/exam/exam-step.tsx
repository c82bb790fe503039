import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { problemLabels } from "@/components/user/labels";
import type { StartProblem } from "@/lib/domain/exam/attempt";
import type { ExamPage } from "@/lib/domain/exam/exam-page";
import { formatInstant, formatTime } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { ScoreOverdue } from "./score-overdue";
import { StartExam } from "./start-exam";

interface StepProps {
  readonly page: ExamPage;
  readonly grantId: string;
}

/** The one thing to do next: go on, begin, or read why neither is possible. */
export async function ExamStep({ page, grantId }: StepProps) {
  const { open, problem } = page;
  const t = await getTranslations("exam");
  if (open?.isOverdue)
    return (
      <Alert tone="info" live="polite" title={t("timeOver")}>
        <p className="mb-3">{t("scoring")}</p>
        <ScoreOverdue grantId={grantId} attemptId={open.attemptId} label={t("score")} />
      </Alert>
    );
  if (open !== null) return <Running page={page} open={open} />;
  if (problem === "PASSED") return null;
  return problem === null ? <Begin page={page} grantId={grantId} /> : <NotNow page={page} problem={problem} />;
}

async function Running({ page, open }: { readonly page: ExamPage; readonly open: NonNullable<ExamPage["open"]> }) {
  const [t, locale] = await Promise.all([getTranslations("exam"), getLocale().then(localeOf)]);
  return (
    <Alert tone="attention" title={t("running")}>
      <p>{t("runningLead", { at: formatTime(open.endsAt, page.timeZone, locale) })}</p>
      {open.testId === page.testId ? null : <p>{t("elsewhere")}</p>}
      <div className="mt-3">
        <LinkButton href={`/ujian/${open.testId}/kerjakan`} variant="primary" iconEnd="arrow-right">
          {t("continue")}
        </LinkButton>
      </div>
    </Alert>
  );
}

async function Begin({ page, grantId }: StepProps) {
  const [t, locale, problem] = await Promise.all([
    getTranslations("exam"),
    getLocale().then(localeOf),
    problemLabels(),
  ]);
  return (
    <Card title={t("startTitle")} tone="info">
      <p>{t("left", { count: page.triesLeft })}</p>
      <p className="mb-4 text-muted">{t("until", { until: formatInstant(page.lastStart, page.timeZone, locale) })}</p>
      <StartExam
        grantId={grantId}
        testId={page.testId}
        words={{ begin: t("start"), beginning: t("starting"), problem }}
      />
    </Card>
  );
}

/** What is settled on the page of the own training. */
const MENDED_THERE: readonly StartProblem[] = ["NOT_SEATED", "NOT_SIGNED", "CANCELLED"];

/** What no waiting and no step of the person's own will change. */
const LASTING: readonly StartProblem[] = ["POST_ENDED", "CANCELLED", "NO_TRIES", "TEST_OVER", "LET_OFF"];

async function NotNow({ page, problem }: { readonly page: ExamPage; readonly problem: StartProblem }) {
  const [t, locale] = await Promise.all([getTranslations("exam"), getLocale().then(localeOf)]);
  const at = (instant: Date) => formatInstant(instant, page.timeZone, locale);
  return (
    <Alert tone="attention" title={t(LASTING.includes(problem) ? "never" : "notNow")}>
      <p>{t(`problem.${problem}`, { startsAt: at(page.startsAt), until: at(page.lastStart) })}</p>
      {MENDED_THERE.includes(problem) ? (
        <div className="mt-3">
          <LinkButton href="/pelatihan-saya">{t("toTraining")}</LinkButton>
        </div>
      ) : null}
    </Alert>
  );
}
