/** Charts of an area's pages that can be taken along as pictures. */
export const CHARTS = ["tabel", "peta", "desil", "kemajuan", "peta-kemajuan", "keadaan", "perpindahan"] as const;
export type ChartName = (typeof CHARTS)[number];

export function chartName(text: string | null): ChartName | null {
  return CHARTS.find((name) => name === text) ?? null;
}

/** The picture of a page's chart. @param page address of the page as it stands: the picture shows the same choices */
export function chartHref(code: string, chart: ChartName, page: string): string {
  const params = new URLSearchParams(page.split("?")[1] ?? "");
  params.set("grafik", chart);
  return `/dasbor/${code}/grafik?${params}`;
}
