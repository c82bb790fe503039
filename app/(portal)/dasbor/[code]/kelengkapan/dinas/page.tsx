import type { Metadata } from "next";
import Form from "next/form";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CoverageFrame } from "@/components/coverage/coverage-frame";
import { ComputedTable, UnaskedList } from "@/components/coverage/office-indicators";
import { FileLinks } from "@/components/cube/file-links";
import { Button } from "@/components/ui/button";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { coverageHref, officeHref, parseCoverage } from "@/lib/domain/coverage/address";
import { sumOf } from "@/lib/domain/coverage/line";
import { FIRST_OFFICE, OFFICES, type Office, officeName } from "@/lib/domain/coverage/office";
import { officeView } from "@/lib/domain/coverage/office-view";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { getCoverage } from "@/lib/server/coverage/queries";
import { findArea } from "@/lib/server/dashboard/queries";
import { childrenOf } from "@/lib/server/region/queries";

type Props = PageProps<"/dasbor/[code]/kelengkapan/dinas">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coverage.office"))("title") };
}

/** What one office can compute in an area today, and what it would gain. */
export default async function OfficePage({ params, searchParams }: Props) {
  const actor = await requirePermission("dashboard:read");
  const area = await findArea(actor, (await params).code);
  if (area === null) notFound();
  const office = parseCoverage(await searchParams).office ?? FIRST_OFFICE;
  const [t, coverage, below] = await Promise.all([
    getTranslations("coverage.office"),
    getCoverage(actor, area, new Date()),
    area.level === "village" ? [] : childrenOf(area.code),
  ]);
  const { computed, unasked, fields } = officeView(office, coverage.lines);
  const { variables, fresh } = sumOf(fields);
  return (
    <CoverageFrame
      title={t("title")}
      lead={t("lead", { area: area.label })}
      actions={
        coverage.rolledUpAt === null ? null : (
          <FileLinks href={officeHref(area.code, office).replace("/dinas", "/dinas/unduh")} />
        )
      }
      area={area}
      below={below}
      href={(code) => officeHref(code, office)}
      {...coverage}
    >
      <Chooser code={area.code} office={office} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl">{officeName(office)}</h2>
        <LinkButton href={coverageHref(area.code, { office })}>{t("fields")}</LinkButton>
      </div>
      <p>{t("summary", { computed: computed.length, unasked: unasked.length, fields: variables, fresh })}</p>
      <ComputedTable code={area.code} office={officeName(office)} lines={computed} />
      <UnaskedList indicators={unasked} />
    </CoverageFrame>
  );
}

async function Chooser({ code, office }: { readonly code: string; readonly office: Office }) {
  const t = await getTranslations("coverage.office");
  return (
    <Form
      action={officeHref(code, null)}
      prefetch={false}
      className="no-print flex flex-wrap items-end gap-2 rounded-md border border-line bg-surface p-3"
    >
      <div className="min-w-0 flex-1 sm:max-w-md">
        <FilterSelect
          id="dinas"
          label={t("choose")}
          name="dinas"
          value={office}
          options={OFFICES.map((one) => ({ value: one, label: officeName(one) }))}
          placeholder={t("choose")}
        />
      </div>
      <Button type="submit">{t("show")}</Button>
    </Form>
  );
}
