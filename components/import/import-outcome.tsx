import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { readFailure } from "@/lib/domain/sid/failure";
import type { ImportPage } from "@/lib/domain/sid/import-view";
import { FileOutcome } from "./file-outcome";

/** Where the import stands: at work, stopped with its reason and what to do, or done with the way onward. */
export async function ImportOutcome({ page }: { readonly page: ImportPage }) {
  const t = await getTranslations("import");
  const reason =
    page.failure === null
      ? null
      : t(`failure.${readFailure(page.failure.code)}`, { detail: page.failure.detail ?? "" });
  return (
    <FileOutcome
      kind="import"
      state={page.state}
      reason={reason}
      progress={page.progress}
      href="/impor"
      committed={<Committed page={page} />}
    />
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
