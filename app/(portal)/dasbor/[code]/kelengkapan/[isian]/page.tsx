import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CoverageFrame } from "@/components/coverage/coverage-frame";
import { SponsorCard } from "@/components/coverage/sponsor-card";
import { SponsorHistory } from "@/components/coverage/sponsor-history";
import { VariableAreas, VariableFacts } from "@/components/coverage/variable-facts";
import { FileLinks } from "@/components/cube/file-links";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { coverageHref, variableHref } from "@/lib/domain/coverage/address";
import { findCounted, nameOf } from "@/lib/domain/coverage/counted";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import type { Variable } from "@/lib/domain/variable/variable";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { getVariableCoverage } from "@/lib/server/coverage/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import { childrenOf } from "@/lib/server/region/queries";

type Props = PageProps<"/dasbor/[code]/kelengkapan/[isian]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ isian }, t, locale] = await Promise.all([params, getTranslations("coverage"), getLocale().then(localeOf)]);
  return { title: findCounted(isian)?.label[locale] ?? t("title") };
}

/** One variable in an area: how full, how old, by areas below, and the offices that use it. */
export default async function VariablePage({ params }: Props) {
  const actor = await requirePermission("dashboard:read");
  const { code, isian } = await params;
  const [area, variable] = [await findArea(actor, code), findCounted(isian)];
  if (area === null || variable === null) notFound();
  const [t, locale, coverage, below] = await Promise.all([
    getTranslations("coverage"),
    getLocale().then(localeOf),
    getVariableCoverage(actor, area, variable, new Date()),
    area.level === "village" ? [] : childrenOf(area.code),
  ]);
  const { line, children, year, keepsSmallCells, sponsorFor, steps, writers, rolledUpAt } = coverage;
  return (
    <CoverageFrame
      title={variable.label[locale]}
      lead={await leadOf(variable)}
      actions={
        <>
          {rolledUpAt === null ? null : <FileLinks href={`${variableHref(area.code, nameOf(variable))}/unduh`} />}
          <LinkButton href={coverageHref(area.code)}>{t("variable.back")}</LinkButton>
        </>
      }
      area={area}
      below={below}
      href={(to) => variableHref(to, nameOf(variable))}
      {...coverage}
    >
      {rolledUpAt === null ? null : <VariableFacts area={area} line={line} isRounded={keepsSmallCells} />}
      <SponsorCard
        line={line}
        year={year}
        grantId={actor.grant.id}
        writers={writers}
        zone={area.timeZone}
        sponsorFor={sponsorFor}
      />
      <SponsorHistory steps={steps} zone={area.timeZone} />
      {children.length === 0 ? null : (
        <VariableAreas area={area} variable={variable} areas={children} isRounded={keepsSmallCells} />
      )}
      <p>
        <Link href={`/buku-kode?bagian=${variable.section}`} className="link inline-flex min-h-11 items-center">
          {t("variable.codebook")}
        </Link>
      </p>
    </CoverageFrame>
  );
}

/** Who answers for the variable, and which forms ask it. */
async function leadOf({ level, key, owner }: Variable): Promise<string> {
  const t = await getTranslations("coverage.variable");
  const forms = currentInstruments().flatMap((instrument) => {
    const question = findQuestion(instrument, level, key);
    if (question === null) return [];
    return question.no === null
      ? [t("register", { form: instrument.code })]
      : [t("formNo", { form: instrument.code, no: question.no })];
  });
  const asked = forms.length === 0 ? t("notAsked") : t("asked", { forms: forms.join(", ") });
  return `${t("owner", { opd: owner.opd, urusan: owner.urusan })} ${asked}`;
}
