import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import * as z from "zod";
import { CommitRoster, type RosterCandidate } from "@/components/roster/commit-roster";
import { RosterParts } from "@/components/roster/roster-parts";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Stat } from "@/components/ui/stat";
import { problemLabels, slipLabels } from "@/components/user/labels";
import type { Actor } from "@/lib/domain/access/actor";
import { ROSTER_STATES } from "@/lib/domain/roster/plan-roster";
import { formatInstant, formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";
import { findRoster, type RosterPage } from "@/lib/server/roster/queries";
import { one, type SearchParams } from "../../grant-target";

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** While the slips are shown, nothing else is: neither on the screen nor on paper. */
const BESIDE_SLIPS = "group-has-[[data-slip]]/page:hidden";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("roster.check"))("title") };
}

export default async function RosterCheckPage({ params, searchParams }: PageProps) {
  const actor = await requirePermission("user:manage");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const asked = one(query, "sesudah");
  const after = /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
  const state = one(query, "bagian") || undefined;
  const page = z.uuid().safeParse(id).success ? await findRoster(actor, id, { state, after }, new Date()) : null;
  if (page === null) notFound();
  const [t, users, common, zone] = await Promise.all([
    getTranslations("roster"),
    getTranslations("admin.users"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  return (
    <div className="group/page grid grid-cols-1 gap-5">
      <div className={BESIDE_SLIPS}>
        <PageHeading
          above={
            <Breadcrumbs
              label={common("breadcrumbs")}
              items={[
                { label: users("title"), href: "/akses" },
                { label: t("title"), href: "/akses/impor" },
                { label: t("check.title") },
              ]}
            />
          }
          title={t("check.title")}
          {...(page.committed === null
            ? { lead: t("check.lead", { when: formatInstant(page.createdAt, zone, locale) }) }
            : {})}
        />
      </div>
      {page.committed === null ? (
        <>
          <div className={`grid grid-cols-1 gap-3 sm:grid-cols-3 ${BESIDE_SLIPS}`}>
            {ROSTER_STATES.map((each) => (
              <Stat
                key={each}
                label={t(`check.${each}`)}
                figure={formatNumber(page.counts[each], locale)}
                source={t("check.source")}
              />
            ))}
          </div>
          <Commit page={page} actor={actor} />
          <div className={BESIDE_SLIPS}>
            <RosterParts page={page} after={after} locale={locale} />
          </div>
        </>
      ) : (
        <Alert tone="success">
          <p className="mb-3">{t("check.committed", { count: page.committed })}</p>
          <LinkButton href="/akses/impor" icon="upload">
            {t("check.again")}
          </LinkButton>
        </Alert>
      )}
    </div>
  );
}

async function Commit({ page, actor }: { readonly page: RosterPage; readonly actor: Actor }) {
  const t = await getTranslations("roster");
  const count = page.right.length;
  if (count === 0) {
    return (
      <Alert tone="neutral">
        <p className="mb-3">{t("check.nothing")}</p>
        <LinkButton href="/akses/impor" icon="upload">
          {t("check.again")}
        </LinkButton>
      </Alert>
    );
  }
  const { people, duties } = await candidatesOf(page);
  return (
    <div>
      <CommitRoster
        id={page.id}
        grantId={actor.grant.id}
        people={people}
        duties={duties}
        wrong={page.counts.wrong}
        words={{
          button: t("commit.button", { count }),
          busy: t("commit.busy"),
          title: t("commit.title", { count }),
          body: t("commit.body"),
          partial: t("commit.partial", { count: page.counts.wrong }),
          cancel: t("commit.cancel"),
        }}
        slipWords={{
          title: t("slips.title"),
          done: t("slips.done", { count }),
          once: t("slips.once"),
          print: t("slips.print"),
          leave: t("slips.leave"),
          steps: t("slips.steps"),
          care: t("slips.care"),
        }}
        slip={await slipLabels(await timeZoneOf(actor.grant.regionCode))}
        problem={await problemLabels()}
      />
    </div>
  );
}

/** Whom the slips name, each duty's words once. */
async function candidatesOf(page: RosterPage) {
  const roles = await getTranslations("roles");
  const places = new Map<string, number>();
  const people = page.right.map(({ row, displayName, username, role, regionLabel }): RosterCandidate => {
    const duty = roles("actingAs", { role: roles(`name.${role}`), region: regionLabel });
    const place = places.get(duty) ?? places.size;
    places.set(duty, place);
    return { row, name: displayName, username, duty: place };
  });
  return { people, duties: [...places.keys()] };
}
