import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { LOT_PATH } from "@/lib/domain/lot/list-filter";
import type { LotOfProposal } from "@/lib/domain/lot/lot-page";

/** On the page of one proposal: the lot that it waits in, and that deciding it here counts as its finding. */
export async function LotNotice({ lot }: { readonly lot: LotOfProposal }) {
  const t = await getTranslations("lot.notice");
  return (
    <Alert title={t("title", { number: lot.number })}>
      <p>{t(lot.state === "open" ? (lot.isInSample ? "sample" : "outside") : lot.state)}</p>
      <Link href={`${LOT_PATH}/${lot.publicId}`} className="link inline-flex min-h-11 items-center">
        {t("open")}
      </Link>
    </Alert>
  );
}
