import { getTranslations } from "next-intl/server";
import { FileLink } from "@/components/codebook/file-link";
import { LinkButton } from "@/components/ui/link-button";
import { RIGHTS_PATH } from "@/lib/domain/rights/list-filter";
import type { RightsPage } from "@/lib/domain/rights/rights-page";

/** The family, the letter, and what a copy is made of. */
export async function RightsDoors({ page, readsLog }: { readonly page: RightsPage; readonly readsLog: boolean }) {
  const t = await getTranslations("rights.page");
  const isAnswered = page.state === "granted" || page.state === "refused";
  const isCopy = page.state === "granted" && page.kind === "copy";
  return (
    <div className="no-print flex flex-wrap gap-2">
      {isAnswered ? (
        <FileLink href={`${RIGHTS_PATH}/${page.publicId}/surat`} icon="printer">
          {t("letter")}
        </FileLink>
      ) : null}
      {isCopy ? (
        <>
          <FileLink href={`/keluarga/${page.householdPublicId}/formulir`} icon="file-text">
            {t("copyPdf")}
          </FileLink>
          <FileLink href={`${RIGHTS_PATH}/${page.publicId}/salinan`} icon="download">
            {t("copyCsv")}
          </FileLink>
        </>
      ) : null}
      <LinkButton size="small" href={`/hak/${page.slip}`} icon="printer">
        {t("slip")}
      </LinkButton>
      <LinkButton size="small" href={`/keluarga/${page.householdPublicId}`} icon="house">
        {t("openFamily")}
      </LinkButton>
      {readsLog ? (
        <LinkButton size="small" href={`/keluarga/${page.householdPublicId}/dilihat`} icon="eye">
          {t("readers")}
        </LinkButton>
      ) : null}
    </div>
  );
}
