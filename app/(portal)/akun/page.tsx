import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GrantCard } from "@/components/grant/grant-card";
import { MailSettingsPanel } from "@/components/mail/mail-settings";
import { ChangePassword } from "@/components/session/change-password";
import { SessionTable } from "@/components/session/session-table";
import { LocaleToggle } from "@/components/shell/locale-toggle";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { requireActor } from "@/lib/server/auth/require-actor";
import { listOwnGrants } from "@/lib/server/grant/queries";
import { findMailSettings } from "@/lib/server/mail/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { listOwnSessions } from "@/lib/server/session/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.account"))("title") };
}

export default async function AccountPage() {
  const actor = await requireActor();
  const now = new Date();
  const [sessions, grants, zone, settings] = await Promise.all([
    listOwnSessions(actor, now),
    listOwnGrants(actor.userId, now),
    timeZoneOf(actor.grant.regionCode),
    findMailSettings(actor, now),
  ]);
  const t = await getTranslations("admin.account");
  const mail = await getTranslations("mail.settings");
  const device = await getTranslations("device");
  const delegation = await getTranslations("delegation");
  const password = await getTranslations("admin.password");
  return (
    <div className="space-y-8">
      <PageHeading title={t("title")} lead={actor.displayName} />
      <section aria-labelledby="tugas" className="space-y-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="tugas" className="text-lg">
            {t("duties")}
          </h2>
          {actor.grants.length > 1 ? (
            <LinkButton href="/pilih-peran" icon="arrow-right-left">
              {t("switch")}
            </LinkButton>
          ) : null}
        </div>
        <p className="max-w-prose text-muted">{t("dutiesLead")}</p>
        {grants.map((grant) => (
          <GrantCard key={grant.id} grant={grant} mark={grant.id === actor.grant.id ? t("actingNow") : undefined} />
        ))}
        <p className="max-w-prose text-muted">{delegation("accountLead")}</p>
        <LinkButton href="/akun/cuti" icon="arrow-right-left">
          {delegation("open")}
        </LinkButton>
      </section>
      <section aria-labelledby="sesi" className="space-y-3">
        <h2 id="sesi" className="text-lg">
          {t("sessions")}
        </h2>
        <p className="max-w-prose text-muted">{t("sessionsLead")}</p>
        <SessionTable
          sessions={sessions}
          grantId={actor.grant.id}
          zone={zone}
          now={now}
          problem={await problemLabels()}
        />
        <h3 className="pt-2 text-base">{device("account")}</h3>
        <p className="max-w-prose text-muted">{device("accountLead")}</p>
        <LinkButton href="/perangkat" icon="phone">
          {device("open")}
        </LinkButton>
        <div className="max-w-xs">
          <SignOutButton label={t("signOut")} busyLabel={t("signingOut")} failedText={t("signOutFailed")} />
        </div>
      </section>
      <section aria-labelledby="surel" className="space-y-3">
        <h2 id="surel" className="text-lg">
          {mail("title")}
        </h2>
        <MailSettingsPanel settings={settings} grantId={actor.grant.id} zone={zone} />
      </section>
      <section aria-labelledby="sandi" className="space-y-3">
        <h2 id="sandi" className="text-lg">
          {password("title")}
        </h2>
        <p className="max-w-prose text-muted">{password("lead")}</p>
        <ChangePassword
          grantId={actor.grant.id}
          words={{
            current: password("current"),
            next: password("next"),
            nextHint: password("nextHint"),
            again: password("again"),
            change: password("change"),
            busy: password("busy"),
            done: password("done"),
            wrong: password("wrong"),
            short: password("short"),
            differs: password("differs"),
          }}
        />
      </section>
      <section aria-labelledby="bahasa" className="space-y-3">
        <h2 id="bahasa" className="text-lg">
          {t("language")}
        </h2>
        <p className="text-muted">{t("languageNow")}</p>
        <LocaleToggle className="border border-edge bg-surface hover:bg-laut-wash" grantId={actor.grant.id} />
      </section>
    </div>
  );
}
