import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { SelfPlace } from "@/lib/domain/self-update/standing";
import { isReasonFor } from "@/lib/domain/workflow/reason";

export interface ReceiptStandingProps {
  readonly found: { readonly place: SelfPlace; readonly isReturned: boolean; readonly reasonCode: string | null };
  readonly since: string;
}

/** Which office holds an update, since when, what comes next, and why it came back. */
export async function ReceiptStanding({ found: { place, isReturned, reasonCode }, since }: ReceiptStandingProps) {
  const [t, reasons] = await Promise.all([getTranslations("selfUpdate.status"), getTranslations("workflow.reason")]);
  const event = isReturned ? "return" : "reject";
  const reason = reasonCode !== null && isReasonFor(reasonCode, event) ? reasons(reasonCode) : null;
  return (
    <Card title={t("title")}>
      <DescriptionList
        items={[
          { term: t("now"), detail: t(`place.${place}`) },
          { term: t("since"), detail: since },
          { term: t("next"), detail: t(`then.${place}`) },
        ]}
      />
      {reason === null ? null : (
        <p className="mt-3 font-semibold">{t(isReturned ? "returned" : "reason", { reason })}</p>
      )}
    </Card>
  );
}
