import type { ChildOrder } from "./progress";

/** Whose progress is listed: the areas right below, or (for a regency) all its villages. */
export type ProgressDetail = "children" | "villages";

/** A dashboard's choices; all of them stand in its address, so that a view can be kept and sent. */
export interface DashboardChoice {
  readonly year: number | null;
  readonly detail: ProgressDetail;
  readonly order: ChildOrder;
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Unknown or malformed choices read as the usual ones: an old address never breaks a page. */
export function parseChoice(params: SearchParams): DashboardChoice {
  const year = params["tahun"];
  return {
    year: typeof year === "string" && /^20\d{2}$/.test(year) ? Number(year) : null,
    detail: params["rinci"] === "desa" ? "villages" : "children",
    order: params["urut"] === "kemajuan" ? "progress" : "name",
  };
}

/** The address of an area's dashboard. The detail belongs to one area alone and does not follow to another. */
export function dashboardHref(code: string, choice: Partial<DashboardChoice>): string {
  const params = new URLSearchParams();
  if (choice.year !== undefined && choice.year !== null) params.set("tahun", String(choice.year));
  if (choice.detail === "villages") params.set("rinci", "desa");
  if (choice.order === "progress") params.set("urut", "kemajuan");
  const query = params.toString();
  return `/dasbor/${code}${query === "" ? "" : `?${query}`}`;
}

export const DOWNLOADS = ["kemajuan", "keadaan", "desil"] as const;
/** Tables that can be taken along: progress by area, progress by state, families and people by decile. */
export type Download = (typeof DOWNLOADS)[number];

export function isDownload(name: string | null): name is Download {
  return DOWNLOADS.some((download) => download === name);
}

export function downloadHref(code: string, table: Download, choice: DashboardChoice): string {
  const [path, query] = dashboardHref(code, choice).split("?");
  return `${path}/unduh?tabel=${table}${query === undefined ? "" : `&${query}`}`;
}
