import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AreaCounts } from "@/components/rule/area-counts";
import { PlaceBar } from "@/components/rule/place-bar";
import { RuleFacts } from "@/components/rule/rule-facts";
import { SettingDialog } from "@/components/rule/setting-dialog";
import { SettingHistory } from "@/components/rule/setting-history";
import { SeverityOf } from "@/components/rule/severity-of";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { inLocale } from "@/lib/domain/instrument/locale";
import { readRuleFilter, ruleHref } from "@/lib/domain/rule/list-filter";
import type { RuleDetailPage } from "@/lib/domain/rule/rule-page";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findRuleDetail } from "@/lib/server/rule/queries";

type Props = PageProps<"/aturan/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations("rules"))("rule")} ${(await params).id.slice(0, 8)}` };
}

/** One rule: what it says, whom it concerns here and below, what regions have set, and where allowed, the way to set it. */
export default async function RulePage({ params, searchParams }: Props) {
  const actor = await requirePermission("rule:read");
  const filter = readRuleFilter(await searchParams);
  const page = await findRuleDetail(actor, (await params).id, filter, new Date());
  if (page === null) notFound();
  const [t, common, locale] = await Promise.all([
    getTranslations("rules"),
    getTranslations("common"),
    getLocale().then(localeOf),
  ]);
  const { line, area } = page;
  const list = { area: filter.area, year: filter.year };
  return (
    <div className="space-y-6">
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { href: ruleHref("/aturan", list), label: t("title") },
              { href: ruleHref("/aturan", { ...list, theme: line.theme }), label: t(`theme.${line.theme}`) },
              { label: line.id },
            ]}
          />
        }
        title={`${line.id}: ${inLocale(line.text, locale)}`}
        actions={
          page.settable === null ? null : <Change page={page} settable={page.settable} grantId={actor.grant.id} />
        }
      />
      <p>
        <SeverityOf line={line} />
      </p>
      <RuleFacts page={page} />
      <section aria-labelledby="wilayah" className="space-y-3">
        <h2 id="wilayah" className="text-xl">
          {t("byArea")}: {area.label}
        </h2>
        <PlaceBar path={`/aturan/${line.id}`} filter={filter} {...page} />
        <AreaCounts page={page} filter={filter} />
      </section>
      <section aria-labelledby="riwayat" className="space-y-3">
        <h2 id="riwayat" className="text-xl">
          {t("history")}
        </h2>
        <SettingHistory ruleId={line.id} lines={page.history} zone={area.timeZone} />
      </section>
    </div>
  );
}

interface ChangeProps {
  readonly page: RuleDetailPage;
  readonly settable: NonNullable<RuleDetailPage["settable"]>;
  readonly grantId: string;
}

async function Change({ page, settable, grantId }: ChangeProps) {
  const t = await getTranslations("rules");
  const { id, standard } = page.line;
  const locale = localeOf(await getLocale());
  const { regionCode, current, currentFrom, choices, today } = settable;
  const setting = t(`setting.${current}`);
  return (
    <SettingDialog
      // A new setting makes a new dialog: nothing of the old choice stays.
      key={`${regionCode}.${current}.${page.history.length}`}
      grantId={grantId}
      regionCode={regionCode}
      ruleId={id}
      seen={current}
      choices={choices.filter((choice) => choice !== current).map((value) => ({ value, label: t(`setting.${value}`) }))}
      today={today}
      words={{
        open: t("change"),
        title: t("changeTitle", { rule: id }),
        lead: t("changeLead", { area: page.area.label }),
        now:
          currentFrom === null
            ? t("changeNow", { setting })
            : t("changeFrom", { setting, day: formatDate(currentFrom, locale) }),
        softOnly: standard === "error" ? t("softOnly") : null,
        setting: t("newSetting"),
        from: t("from"),
        reason: t("reasonLabel"),
        reasonHint: t("reasonHint"),
        reasonProblem: t("reasonProblem"),
        choose: t("choose"),
        save: t("save"),
        saving: t("saving"),
        cancel: t("cancel"),
        saved: t("saved"),
        problem: await problemLabels(),
      }}
    />
  );
}
