import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import { SOCIAL_PAGE } from "@/lib/domain/social/context";
import type { PartnerPage } from "@/lib/domain/social/partner-page";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { AddKey } from "./add-key";
import { LinkGrant } from "./link-grant";
import { addKeyLabels, linkGrantLabels, setHostsLabels } from "./partner-labels";
import { SetHosts } from "./set-hosts";

export interface ClientPartnerProps {
  readonly clientId: string;
  readonly partner: PartnerPage;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** A client as a partner of the social registry: what it signs with, where it is called back, and under which requests it reads. */
export async function ClientPartner(props: ClientPartnerProps) {
  const t = await getTranslations("api.partner");
  const { clientId, partner, grantId } = props;
  return (
    <Card title={t("title")}>
      <div className="space-y-5">
        <p>
          {t("text")}{" "}
          <Link href={SOCIAL_PAGE} className="link inline-flex min-h-11 items-center md:min-h-8">
            {t("read")}
          </Link>
        </p>
        <DescriptionList
          items={[
            { term: t("senderId"), detail: <code className="wrap-anywhere">{clientId}</code> },
            { term: t("hosts"), detail: partner.hosts.length === 0 ? t("noHosts") : partner.hosts.join(", ") },
            {
              term: t("callback"),
              detail:
                partner.callback === null ? t("noCallback") : <code className="wrap-anywhere">{partner.callback}</code>,
            },
          ]}
        />
        <AskedHosts {...props} />
        {partner.can.manage ? (
          <SetHosts
            clientId={clientId}
            grantId={grantId}
            hosts={partner.hosts}
            callback={partner.callback ?? ""}
            labels={await setHostsLabels()}
          />
        ) : null}
        <Keys {...props} />
        <Grants {...props} />
      </div>
    </Card>
  );
}

/** Hosts that wait for the second person. */
async function AskedHosts({ clientId, partner, grantId, zone }: ClientPartnerProps) {
  const [t, labels, locale] = await Promise.all([getTranslations("api.partner"), reasonLabels(), getLocale()]);
  const { asked } = partner;
  if (asked === null) return null;
  return (
    <section className="space-y-3">
      <h3 className="font-semibold">{t("askedHosts")}</h3>
      <p>{t("askedBy", { name: asked.by, at: formatInstant(asked.at, zone, locale) })}</p>
      <DescriptionList
        items={[
          { term: t("hosts"), detail: asked.hosts.length === 0 ? t("noHosts") : asked.hosts.join(", ") },
          {
            term: t("callback"),
            detail: asked.callback === null ? t("noCallback") : <code className="wrap-anywhere">{asked.callback}</code>,
          },
        ]}
      />
      {partner.can.confirm ? (
        <ReasonedAction
          command="social.confirm-hosts"
          subjectId={clientId}
          part={{ askedAt: asked.at.toISOString() }}
          grantId={grantId}
          label={t("confirmHosts")}
          title={t("confirmHostsTitle")}
          lead={t("confirmHostsLead")}
          done={t("hostsConfirmed")}
          icon="check"
          labels={labels}
        />
      ) : (
        <p className="text-sm text-muted">{t("askedOther")}</p>
      )}
    </section>
  );
}

async function Keys({ clientId, partner, grantId, zone }: ClientPartnerProps) {
  const [t, labels, locale] = await Promise.all([getTranslations("api.partner"), reasonLabels(), getLocale()]);
  const said = (at: Date) => formatInstant(at, zone, locale);
  return (
    <section className="space-y-3">
      <h3 className="font-semibold">{t("keys")}</h3>
      {partner.keys.length === 0 ? <p>{t("noKeys")}</p> : null}
      <ul className="space-y-3 empty:hidden">
        {partner.keys.map(({ kid, algorithm, madeAt, revokedAt }) => (
          <li key={kid} className="flex flex-wrap items-center justify-between gap-2">
            <span className={revokedAt === null ? "" : "text-muted"}>
              <code className="wrap-anywhere">{kid}</code>
              <span className="block text-sm">
                {t("keySince", { algorithm, at: said(madeAt) })}
                {revokedAt === null ? null : `, ${t("keyRevoked", { at: said(revokedAt) })}`}
              </span>
            </span>
            {revokedAt === null && partner.can.approve ? (
              <ReasonedAction
                command="social.revoke-key"
                subjectId={clientId}
                part={{ kid }}
                grantId={grantId}
                label={t("revoke")}
                accessibleLabel={`${t("revoke")}: ${kid}`}
                title={t("revokeTitle")}
                lead={t("revokeLead")}
                done={t("revoked")}
                icon="trash-2"
                tone="danger"
                labels={labels}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {partner.can.manage ? <AddKey clientId={clientId} grantId={grantId} labels={await addKeyLabels()} /> : null}
    </section>
  );
}

function nameOf({ number, office }: PartnerPage["grants"][number]): string {
  return `${number} · ${office}`;
}

async function Grants({ clientId, partner, grantId }: ClientPartnerProps) {
  const [t, standing, labels] = await Promise.all([
    getTranslations("api.partner"),
    getTranslations("dataRequest.standing"),
    reasonLabels(),
  ]);
  const options = partner.linkable.map(({ publicId, number, office, title }) => ({
    value: publicId,
    label: `${number} · ${office} · ${title}`,
  }));
  return (
    <section className="space-y-3">
      <h3 className="font-semibold">{t("grants")}</h3>
      {partner.grants.length === 0 ? <p>{t("noGrants")}</p> : null}
      <ul className="space-y-3 empty:hidden">
        {partner.grants.map((one) => (
          <li key={one.publicId} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {partner.can.openRequests ? (
                <Link href={`/permintaan-data/${one.publicId}`} className="link inline-flex min-h-11 items-center">
                  {nameOf(one)}
                </Link>
              ) : (
                nameOf(one)
              )}
              <span className="block text-sm text-muted">{`${one.title} · ${standing(one.standing)}`}</span>
            </span>
            {partner.can.approve ? (
              <ReasonedAction
                command="social.unlink-grant"
                subjectId={clientId}
                part={{ request: one.publicId }}
                grantId={grantId}
                label={t("unlink")}
                accessibleLabel={`${t("unlink")}: ${one.number}`}
                title={t("unlinkTitle")}
                lead={t("unlinkLead")}
                done={t("unlinked")}
                icon="trash-2"
                tone="danger"
                labels={labels}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {partner.can.link && options.length > 0 ? (
        <LinkGrant clientId={clientId} grantId={grantId} options={options} labels={await linkGrantLabels()} />
      ) : null}
      {partner.can.link && options.length === 0 ? <p className="text-sm text-muted">{t("noLinkable")}</p> : null}
      {partner.can.approve && !partner.can.link ? <p className="text-sm text-muted">{t("otherPerson")}</p> : null}
    </section>
  );
}
