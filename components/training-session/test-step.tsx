import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { EXAM_MINUTES, lastStart } from "@/lib/domain/exam/attempt";
import { PAPER_LENGTH } from "@/lib/domain/exam/blueprint";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { lastMinute } from "@/lib/domain/training-session/door";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { StepProps } from "./own-post";

/** Both parts: what is asked, until when, and what is reached so far. */
export async function TestStep({ post, steps: { seat }, mark }: StepProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own"), getLocale().then(localeOf)]);
  const passMark = seat?.session.passMark ?? post.passMark;
  const rule = t("testRule", { questions: PAPER_LENGTH, minutes: EXAM_MINUTES, mark: passMark });
  // The test may be taken while the training still runs, whatever step is of now.
  const isOpen = seat?.state === "confirmed" && (seat.session.state === "running" || seat.session.state === "over");
  if (seat === null || (mark === "later" && !isOpen)) return <p className="text-muted">{rule}</p>;
  const at = (instant: Date) => formatInstant(instant, post.zone, locale, "full");
  const until = at(lastMinute(seat.testUntil));
  const lastBegin = at(lastStart(seat.testUntil));
  const hasPassedTest = (seat.theoryScore ?? 0) >= passMark;
  return (
    <div className="space-y-1">
      {mark === "done" ? null : (
        <>
          <p>{rule}</p>
          <p>{t(mark === "stopped" ? "testOver" : "testUntil", { until, lastBegin })}</p>
        </>
      )}
      <ul className="list-disc ps-5">
        <li>{seat.theoryScore === null ? t("theoryNone") : t("theory", { score: seat.theoryScore })}</li>
        <li>
          {seat.practicePassedAt === null ? t("practiceNone") : t("practiceDone", { at: at(seat.practicePassedAt) })}
        </li>
      </ul>
      {isOpen && (mark === "now" || mark === "later") ? (
        <div className="flex flex-wrap gap-2 pt-2">
          <LinkButton
            href={`/ujian/${seat.enrolmentId}`}
            iconEnd="arrow-right"
            variant={hasPassedTest ? "secondary" : "primary"}
          >
            {t("testOpen")}
          </LinkButton>
          {seat.practicePassedAt === null ? (
            <LinkButton
              href={practiceHref(seat.enrolmentId)}
              iconEnd="arrow-right"
              variant={hasPassedTest ? "primary" : "secondary"}
            >
              {t("practiceOpen")}
            </LinkButton>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
