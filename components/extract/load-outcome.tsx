import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { CHECKS_A_DAY, LOAD_FAILURES, type LoadPage } from "@/lib/domain/extract/load";
import { readFailure } from "@/lib/domain/sid/failure";
import { ResumeForm } from "./resume-form";

/** Where a load stands: at work with how far it is, stopped with its reason and what to do, or recorded with the way onward. */
export async function LoadOutcome({ page, grantId }: { readonly page: LoadPage; readonly grantId: string }) {
  const t = await getTranslations("extract.page");
  const again = (
    <LinkButton href="/muatan" icon="upload" variant="primary">
      {t("again")}
    </LinkButton>
  );
  switch (page.state) {
    case "checking":
    case "recording":
      return <AtWork page={page} />;
    case "refused":
    case "failed":
      return (
        <Alert tone="danger" title={t(page.state === "refused" ? "refusedTitle" : "failedTitle")}>
          <p className="mb-3">{await failureText(page)}</p>
          {page.summary === null ? again : null}
        </Alert>
      );
    case "uploading":
      return <Unfinished page={page} grantId={grantId} />;
    case "cancelled":
      return (
        <Alert tone="neutral">
          <p className="mb-3">{t("cancelled")}</p>
          {again}
        </Alert>
      );
    case "recorded":
      return (
        <Alert tone="success">
          <p className="mb-3">{t("recorded", page.summary?.written ?? { families: 0, people: 0, answers: 0 })}</p>
          <LinkButton href={`/dasbor/${page.regencyCode}`} icon="chart-column">
            {t("dashboard")}
          </LinkButton>
        </Alert>
      );
    case "ready":
      return null;
  }
}

const MEGABYTE = 1_000_000;
const inMegabytes = (bytes: number) => Math.round((10 * bytes) / MEGABYTE) / 10;

async function Unfinished({ page, grantId }: { readonly page: LoadPage; readonly grantId: string }) {
  const [t, upload, all] = await Promise.all([
    getTranslations("extract.page"),
    getTranslations("extract.upload"),
    getTranslations("extract"),
  ]);
  if (page.files.length === 0) return <Alert tone="neutral">{t("uploading")}</Alert>;
  return (
    <Card title={t("resumeTitle")}>
      <ResumeForm
        grantId={grantId}
        regencyCode={page.regencyCode}
        id={page.id}
        files={page.files}
        labels={page.files.map(({ size, arrived }, index) =>
          t("resumeFile", { number: index + 1, size: inMegabytes(size), arrived: inMegabytes(arrived) }),
        )}
        words={{
          drop: upload("drop"),
          choose: upload("choose"),
          chosen: upload("chosen", { name: "{name}", size: "{size}" }),
          hint: t("resumeHint"),
          submit: t("resume"),
          differs: t("resumeDiffers"),
          busy: upload("busy"),
          sending: upload("sending"),
          sent: upload("sent", { done: "{done}", total: "{total}" }),
          failedTitle: upload("failedTitle"),
          occupied: all("busy"),
          limited: all("limited", CHECKS_A_DAY),
        }}
      />
    </Card>
  );
}

async function AtWork({ page: { state, progress } }: { readonly page: LoadPage }) {
  const t = await getTranslations("extract.page");
  const isChecking = state === "checking";
  const title = t(isChecking ? "checking" : "recording");
  const percent = progress.total === 0 ? 0 : Math.floor((100 * progress.done) / progress.total);
  return (
    <Card title={title}>
      <div role="status">
        <ProgressBar
          label={title}
          labelHidden
          value={progress.done}
          max={progress.total}
          text={isChecking ? t("checkingText", { percent }) : t("recordingText", progress)}
        />
      </div>
      <p className="mt-3 text-muted">{t("leave")}</p>
    </Card>
  );
}

/** Our own reasons first, then those of the guard for workbooks. */
async function failureText({ failure, failureRow }: LoadPage): Promise<string> {
  const t = await getTranslations("extract.failure");
  const known = LOAD_FAILURES.find((code) => code === failure);
  if (known !== undefined) return t(known, { row: failureRow ?? 1 });
  const workbook = readFailure(failure ?? "");
  return workbook === "other" ? t("other") : (await getTranslations("import.failure"))(workbook, { detail: "" });
}
