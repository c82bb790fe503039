import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import * as z from "zod";
import { PostCard } from "@/components/appointment/post-card";
import { HistoryList } from "@/components/audit/history-list";
import { GrantActions } from "@/components/grant/grant-actions";
import { GrantCard } from "@/components/grant/grant-card";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { reasonLabels, slipLabels } from "@/components/user/labels";
import { UserActions } from "@/components/user/user-actions";
import { formatAgo, formatInstant } from "@/lib/i18n/formats";
import { listManagedPosts } from "@/lib/server/appointment/queries";
import { listHistory } from "@/lib/server/audit/queries";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listManagedGrants } from "@/lib/server/grant/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { findManagedUser } from "@/lib/server/user/queries";

/** While the slip with a code is shown, a print holds the slip alone. */
const BESIDE_SLIP = "print:group-has-[[data-slip]]/page:hidden";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.user"))("account") };
}

export default async function UserPage({ params }: { readonly params: Promise<{ readonly userId: string }> }) {
  const actor = await requirePermission("user:manage");
  const { userId } = await params;
  const now = new Date();
  const user = z.uuid().safeParse(userId).success ? await findManagedUser(actor, userId, now) : null;
  if (user === null) notFound();
  const [grants, posts] = await Promise.all([
    listManagedGrants(actor, user.id, now),
    listManagedPosts(actor, user.id, now),
  ]);
  const [history, zone] = await Promise.all([
    listHistory(actor, [user.id, ...[...grants, ...posts].map(({ id }) => id)], user.createdAt, now),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const t = await getTranslations("admin");
  const roles = await getTranslations("roles");
  const common = await getTranslations("common");
  const locale = await getLocale();
  const labels = await reasonLabels();
  return (
    <div className="group/page space-y-6">
      <div className={BESIDE_SLIP}>
        <PageHeading
          title={user.displayName}
          above={
            <Breadcrumbs
              label={common("breadcrumbs")}
              items={[{ label: t("user.back"), href: "/akses" }, { label: user.displayName }]}
            />
          }
        />
        {user.isSelf ? <Alert>{t("user.ownNote")}</Alert> : null}
        {user.status === "suspended" ? <Alert tone="attention">{t("user.suspendedNote")}</Alert> : null}
      </div>
      <section aria-label={t("user.account")} className="space-y-4">
        <div className={BESIDE_SLIP}>
          <Card title={t("user.account")}>
            <DescriptionList
              items={[
                { term: t("users.username"), detail: user.username },
                { term: t("user.status"), detail: t(`status.${user.status}`) },
                ...(user.activation === null
                  ? []
                  : [
                      {
                        term: t("user.activation"),
                        detail: t(`activation.${user.activation.state}`, {
                          until: formatInstant(user.activation.until, zone, locale),
                        }),
                      },
                    ]),
                { term: t("user.madeOn"), detail: formatInstant(user.createdAt, zone, locale) },
                {
                  term: t("users.lastSeen"),
                  detail: user.lastSeen ? formatAgo(user.lastSeen, now, zone, locale) : t("users.never"),
                },
              ]}
            />
          </Card>
        </div>
        <div className="flex flex-wrap gap-2">
          <UserActions user={user} actingGrantId={actor.grant.id} labels={labels} slip={await slipLabels(zone)} />
        </div>
      </section>
      {posts.length === 0 ? null : (
        <section aria-labelledby="penugasan" className={`space-y-3 ${BESIDE_SLIP}`}>
          <h2 id="penugasan" className="text-lg">
            {(await getTranslations("trainingSession.appoint"))("posts")}
          </h2>
          {posts.map((post) => (
            <PostCard key={post.id} post={post} grantId={actor.grant.id} />
          ))}
        </section>
      )}
      <section aria-labelledby="hak-akses" className={`space-y-3 ${BESIDE_SLIP}`}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="hak-akses" className="text-lg">
            {t("user.grants")}
          </h2>
          {user.can.addGrant ? (
            <LinkButton href={`/akses/${user.id}/tambah`} icon="plus">
              {t("user.addGrant")}
            </LinkButton>
          ) : null}
        </div>
        {grants.length === 0 ? <p className="text-muted">{t("user.noGrants")}</p> : null}
        {grants.map((grant) => (
          <GrantCard
            key={grant.id}
            grant={grant}
            actions={
              Object.values(grant.can).includes(true) || grant.extendedBy !== null ? (
                <GrantActions
                  grant={grant}
                  duty={roles("actingAs", { role: roles(`name.${grant.role}`), region: grant.regionLabel })}
                  actingGrantId={actor.grant.id}
                  now={now}
                  labels={labels}
                />
              ) : null
            }
          />
        ))}
      </section>
      <section aria-labelledby="riwayat" className={BESIDE_SLIP}>
        <h2 id="riwayat" className="mb-3 text-lg">
          {t("user.history")}
        </h2>
        <HistoryList lines={history} zone={zone} now={now} />
      </section>
    </div>
  );
}
