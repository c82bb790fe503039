import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import type { TransferPage, TransferPlace } from "@/lib/domain/transfer/transfer-page";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { deciderText } from "./decider-text";

/** The two sides, side by side: village, its family where the reader may open it, what was written there. */
export async function TransferSides({ page }: { readonly page: TransferPage }) {
  const t = await getTranslations("transfer.page");
  const side = (place: TransferPlace, label: string, record: string | null) => (
    <section className="rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
      <h2 className="text-sm font-normal text-muted">{label}</h2>
      <p className="text-lg font-semibold">{place.label}</p>
      {place.revision === null ? null : (
        <p className="text-sm text-muted">{t("writtenAs", { revision: place.revision })}</p>
      )}
      {place.family === null && record === null ? null : (
        <div className="mt-3 flex flex-wrap gap-2">
          {place.family === null ? null : (
            <LinkButton href={`/keluarga/${place.family}`} icon="users-round">
              {t("seeFamily")}
            </LinkButton>
          )}
          {record === null ? null : (
            <LinkButton href={record} icon="history">
              {t("seeRecord")}
            </LinkButton>
          )}
        </div>
      )}
    </section>
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {side(page.origin, t("origin"), page.hasRecord ? `/pindah/${page.publicId}/catatan` : null)}
      {side(page.destination, t("destination"), null)}
    </div>
  );
}

/** Paper, day, who asked, into which family, who decides. */
export async function TransferFacts({ page, locale }: { readonly page: TransferPage; readonly locale: Locale }) {
  const t = await getTranslations("transfer");
  const items = [
    { term: t("page.movedOn"), detail: formatDate(page.movedOn, locale) },
    { term: t("page.evidence"), detail: `${t(`evidence.${page.evidence.kind}`)}, ${page.evidence.no}` },
    {
      term: t("page.requestedBy"),
      detail: page.requestedBy === "out" ? page.origin.label : page.destination.label,
    },
    { term: t("page.decider"), detail: await deciderText(page.decider) },
    ...(page.target === null
      ? []
      : [{ term: t("page.target"), detail: t(page.target === "new" ? "page.targetNew" : "page.targetExisting") }]),
    ...(page.newHeadName === null ? [] : [{ term: t("page.newHead"), detail: page.newHeadName }]),
  ];
  return (
    <Card title={t("page.facts")}>
      <DescriptionList items={items} />
    </Card>
  );
}

/** What became of unfinished proposals of the families concerned. */
export async function TransferProposals({ page }: { readonly page: TransferPage }) {
  const t = await getTranslations("transfer.page");
  if (page.proposals.length === 0) return null;
  return (
    <Card title={t("proposals")}>
      <ul className="space-y-3">
        {page.proposals.map(({ publicId, outcome }) => (
          <li key={publicId} className="space-y-1">
            <p>{t(`proposal.${outcome}`)}</p>
            <LinkButton href={`/usulan/${publicId}`} icon="file-pen-line" size="small">
              {t("seeProposal")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
