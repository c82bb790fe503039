import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CitizenFrame } from "@/components/citizen/citizen-frame";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { type TaskItem, TaskList } from "@/components/ui/task-list";
import { isRegionCode, NATION_CODE } from "@/lib/domain/access/scope";
import { VILLAGES_PATH } from "@/lib/domain/citizen/topic";
import { one } from "@/lib/domain/list/address";
import { childrenOf, regionPath } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen"))("findVillage") };
}

const hrefOf = (code: string) => (code.length === 10 ? `${VILLAGES_PATH}/${code}` : `${VILLAGES_PATH}?wilayah=${code}`);

/** The way to a village, area by area: links alone, so that any browser can go it. */
export default async function FindVillagePage({ searchParams }: PageProps<"/warga/desa">) {
  const code = one(await searchParams, "wilayah") || NATION_CODE;
  if (code !== NATION_CODE && (!isRegionCode(code) || code.length === 10)) notFound();
  const [t, below, path] = await Promise.all([
    getTranslations("citizen"),
    childrenOf(code),
    code === NATION_CODE ? [] : regionPath(code),
  ]);
  if (code !== NATION_CODE && path.at(-1)?.code !== code) notFound();
  const items: readonly TaskItem[] = below.map((region) => ({
    key: region.code,
    title: region.label,
    href: hrefOf(region.code),
  }));
  const steps = [{ code: NATION_CODE, label: t("village.start") }, ...path];
  return (
    <CitizenFrame title={t("findVillage")} lead={t("village.chooseLead")}>
      <Breadcrumbs
        label={t("village.choose")}
        items={steps.map(({ code: step, label }) => (step === code ? { label } : { label, href: hrefOf(step) }))}
      />
      {items.length === 0 ? <p>{t("village.none")}</p> : <TaskList label={t("village.choose")} items={items} />}
    </CitizenFrame>
  );
}
