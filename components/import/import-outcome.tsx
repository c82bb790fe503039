import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { readFailure } from "@/lib/domain/sid/failure";
import type { ImportPage } from "@/lib/domain/sid/import-view";

/** Where the import stands: at work, stopped with its reason and what to do, or done with the way onward. */
export async function ImportOutcome({ page }: { readonly page: ImportPage }) {
  const t = await getTranslations("import");
  const reason =
    page.failure === null
      ? null
      : t(`failure.${readFailure(page.failure.code)}`, { detail: page.failure.detail ?? "" });
  const again = (
    <LinkButton href="/impor" icon="upload" variant="primary">
      {t("page.again")}
    </LinkButton>
  );
  switch (page.state) {
    case "checking":
    case "committing":
      return <AtWork page={page} />;
    case "refused":
    case "failed":
      return (
        <Alert tone="danger" title={t(page.state === "refused" ? "page.refusedTitle" : "page.failedTitle")}>
          <p className="mb-3">{reason}</p>
          {again}
        </Alert>
      );
    case "cancelled":
      return (
        <Alert tone="neutral">
          <p className="mb-3">{t("page.cancelled")}</p>
          {again}
        </Alert>
      );
    case "committed":
      return <Committed page={page} />;
    case "ready":
      return reason === null ? null : (
        <Alert tone="danger" live="polite" title={t("page.lastFailure")}>
          <p>{reason}</p>
        </Alert>
      );
  }
}

async function AtWork({ page }: { readonly page: ImportPage }) {
  const t = await getTranslations("import");
  const { done, total } = page.progress;
  const isChecking = page.state === "checking";
  const title = t(isChecking ? "page.checking" : "page.committing");
  return (
    <Card title={title}>
      <div role="status">
        {isChecking && total > 0 ? (
          <ProgressBar
            label={title}
            labelHidden
            value={done}
            max={total}
            text={t("page.checkingText", { done, total })}
          />
        ) : (
          <p>{isChecking ? t("page.reading") : t("page.committing")}</p>
        )}
      </div>
      <p className="mt-3 text-muted">{t("page.leave")}</p>
    </Card>
  );
}

async function Committed({ page }: { readonly page: ImportPage }) {
  const t = await getTranslations("import");
  const drafts = page.summary?.drafts ?? 0;
  return (
    <Alert tone={drafts > 0 ? "success" : "attention"} title={t("page.committed", { drafts })}>
      {drafts > 0 ? (
        <LinkButton href={`/usulan?bagian=draft&impor=${page.id}`} icon="file-pen-line" variant="primary">
          {t("page.toDrafts")}
        </LinkButton>
      ) : null}
    </Alert>
  );
}
