import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { reasonLabels } from "@/components/user/labels";
import { nameOf } from "@/lib/domain/coverage/counted";
import type { CoverageLine, Sponsor, SponsorWriter } from "@/lib/domain/coverage/line";
import { OFFICES, officeName, officeOf } from "@/lib/domain/coverage/office";
import { formatDay, formatNumber, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { BeginSponsorship, ChangeSponsorship, EndSponsorship } from "./sponsor-dialogs";
import { sponsorWords } from "./sponsor-words";

export interface SponsorCardProps {
  readonly line: CoverageLine;
  readonly year: number;
  readonly grantId: string;
  readonly writers: ReadonlyMap<string, SponsorWriter>;
  readonly zone: TimeZone;
  /** The region for whose offices the reader may speak; null: none. */
  readonly sponsorFor: { readonly code: string; readonly label: string } | null;
}

/** Offices that use a variable, for what, and who pays; with the acts of who may speak for them. */
export async function SponsorCard({ line, year, grantId, writers, zone, sponsorFor }: SponsorCardProps) {
  const [t, words, reasons] = await Promise.all([
    getTranslations("coverage.sponsor"),
    sponsorWords(year),
    reasonLabels(),
  ]);
  const { sponsors, sponsoredWithin, variable } = line;
  const own = sponsors.filter(({ regionCode }) => regionCode === sponsorFor?.code);
  const offices = OFFICES.filter((office) => !own.some((sponsor) => sponsor.office === office));
  return (
    <Card title={t("title")}>
      <div className="space-y-4">
        {sponsors.length === 0 && sponsoredWithin === 0 ? <p className="max-w-prose text-muted">{t("none")}</p> : null}
        {sponsors.length === 0 ? null : (
          <ul className="divide-y divide-line">
            {sponsors.map((sponsor) => (
              <li key={sponsor.id} className="flex flex-wrap items-start justify-between gap-3 py-3 first:pt-0">
                <SponsorText sponsor={sponsor} writer={writers.get(sponsor.id)} zone={zone} />
                {sponsor.regionCode === sponsorFor?.code ? (
                  <span className="no-print flex gap-2">
                    <ChangeSponsorship
                      grantId={grantId}
                      sponsor={sponsor}
                      year={year}
                      words={{
                        ...words,
                        open: t("change"),
                        title: t("changeOf", { office: officeName(sponsor.office) }),
                      }}
                    />
                    <EndSponsorship
                      grantId={grantId}
                      sponsor={{ id: sponsor.id, version: sponsor.version }}
                      words={{
                        end: t("end"),
                        endOf: t("endOf", { office: officeName(sponsor.office) }),
                        title: t("endTitle", { office: officeName(sponsor.office) }),
                        lead: t("endLead"),
                        ended: t("ended"),
                      }}
                      labels={{ ...reasons, problem: words.problem }}
                    />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {sponsoredWithin > 0 ? <p>{t("within", { count: sponsoredWithin })}</p> : null}
        {sponsorFor === null ? null : (
          <BeginSponsorship
            grantId={grantId}
            variable={nameOf(variable)}
            offices={offices.map((office) => ({ value: office, label: officeName(office) }))}
            owner={officeOf(variable.owner) ?? ""}
            year={year}
            lead={t("addLead", { region: sponsorFor.label })}
            words={{ ...words, open: t("add"), title: t("add") }}
          />
        )}
      </div>
    </Card>
  );
}

interface SponsorTextProps {
  readonly sponsor: Sponsor;
  readonly writer: SponsorWriter | undefined;
  readonly zone: TimeZone;
}

async function SponsorText({ sponsor, writer, zone }: SponsorTextProps) {
  const [t, roles, locale] = await Promise.all([
    getTranslations("coverage.sponsor"),
    getTranslations("roles.name"),
    getLocale().then(localeOf),
  ]);
  const { office, regionLabel, programme, budget, paysNow } = sponsor;
  const money =
    budget === null
      ? null
      : { line: budget.line, year: String(budget.year), amount: formatNumber(budget.amountRupiah, locale) };
  return (
    <div className="min-w-0 max-w-prose">
      <p className="font-semibold">{t("of", { office: officeName(office), region: regionLabel })}</p>
      <p className="wrap-anywhere">{programme}</p>
      <p className="text-sm wrap-anywhere text-muted">
        {money === null ? t("paysNot") : t(paysNow ? "pays" : "paysOther", money)}
      </p>
      {writer === undefined ? null : (
        <p className="text-sm text-muted">
          {t(`written.${writer.event}`, {
            by:
              writer.name === null ? roles(writer.role) : t("byNamed", { name: writer.name, role: roles(writer.role) }),
            date: formatDay(writer.at, zone, locale, "long"),
          })}
        </p>
      )}
    </div>
  );
}
