import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { PartnerPage } from "@/lib/domain/social/partner-page";
import { formatInstant } from "@/lib/i18n/formats";
import type { ClientPartnerProps } from "./client-partner";

/** What a partner listens to, and how the last messages to it fared. */
export async function PartnerTraffic(props: ClientPartnerProps) {
  const t = await getTranslations("api.partner");
  const { partner } = props;
  return (
    <Card title={t("traffic")}>
      <div className="space-y-5">
        <section className="space-y-3">
          <h3 className="font-semibold">{t("subscriptions")}</h3>
          {partner.subscriptions.length === 0 ? <p>{t("noSubscriptions")}</p> : <Subscriptions {...props} />}
        </section>
        <section className="space-y-3">
          <h3 className="font-semibold">{t("callbacks")}</h3>
          {partner.callbacks.length === 0 ? <p>{t("noCallbacks")}</p> : <Callbacks {...props} />}
        </section>
      </div>
    </Card>
  );
}

async function Subscriptions({ clientId, partner, grantId, zone }: ClientPartnerProps) {
  const [t, labels, locale] = await Promise.all([getTranslations("api.partner"), reasonLabels(), getLocale()]);
  const said = (at: Date) => formatInstant(at, zone, locale);
  return (
    <ul className="space-y-3">
      {partner.subscriptions.map(({ code, event, recordType, madeAt, endedAt }) => (
        <li key={code} className="flex flex-wrap items-center justify-between gap-2">
          <span className={endedAt === null ? "" : "text-muted"}>
            {t(`event.${event}`)} <code>{recordType}</code>
            <span className="block text-sm">
              {t("since", { at: said(madeAt) })}
              {endedAt === null ? null : `, ${t("ended", { at: said(endedAt) })}`}
            </span>
          </span>
          {endedAt === null && partner.can.approve ? (
            <ReasonedAction
              command="social.end-subscription"
              subjectId={clientId}
              part={{ code }}
              grantId={grantId}
              label={t("end")}
              accessibleLabel={`${t("end")}: ${t(`event.${event}`)}, ${said(madeAt)}`}
              title={t("endTitle")}
              lead={t("endLead")}
              done={t("endDone")}
              icon="trash-2"
              tone="danger"
              labels={labels}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

async function Callbacks({ partner, zone }: ClientPartnerProps) {
  const [t, hook, locale] = await Promise.all([
    getTranslations("api.partner"),
    getTranslations("api.client.hook"),
    getLocale(),
  ]);
  const said = (at: Date) => formatInstant(at, zone, locale);
  const becameOf = (one: PartnerPage["callbacks"][number]) => {
    if (one.state === "sent") return hook("sent", { at: said(one.endedAt ?? one.nextAt) });
    if (one.state === "given-up") return hook("givenUp", { tries: one.tries });
    return one.tries === 0 ? hook("soon") : hook("again", { at: said(one.nextAt) });
  };
  const faultOf = ({ fault, status }: PartnerPage["callbacks"][number]) => {
    if (fault === null) return null;
    return fault === "NO_GRANT" ? t("noGrantNow") : hook(`fault.${fault}`, { status: String(status ?? "") });
  };
  return (
    <DataTable
      caption={t("callbacks")}
      rows={partner.callbacks}
      rowKey={({ id }) => id}
      columns={[
        { key: "made", header: hook("made"), rowHeader: true, cell: ({ madeAt }) => said(madeAt) },
        { key: "action", header: t("message"), cell: ({ action }) => <code>{action}</code> },
        {
          key: "became",
          header: hook("became"),
          cell: (one) => [becameOf(one), faultOf(one)].filter((part) => part !== null).join(". "),
        },
      ]}
    />
  );
}
