import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";

export interface UndoNoticeProps {
  readonly householdPublicId: string;
  readonly undo: { readonly revision: number; readonly note: string };
}

/** Says on a counter-proposal which revision it undoes, and why. */
export async function UndoNotice({ householdPublicId, undo }: UndoNoticeProps) {
  const t = await getTranslations("history.undo");
  const { revision, note } = undo;
  return (
    <Alert tone="info" title={t("names", { revision })}>
      <p className="whitespace-pre-line">{t("why", { note })}</p>
      <Link
        href={`/keluarga/${householdPublicId}/riwayat/banding?dari=${revision - 1}&ke=${revision}`}
        className="link no-print inline-flex min-h-11 items-center font-semibold"
      >
        {t("seeRevision")}
      </Link>
    </Alert>
  );
}
