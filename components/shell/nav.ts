import type { IconName } from "@/components/ui/icon-name";
import { type GrantLevel, permits } from "@/lib/domain/access/permission";
import type { Permission } from "@/lib/domain/access/permission-name";
import type { Role } from "@/lib/domain/access/role";

export interface NavItem {
  readonly href: string;
  /** Key in the `nav` messages. */
  readonly labelKey: (typeof ROUTES)[number]["labelKey"];
  readonly icon: IconName;
  /** Things that wait, already counted; none hides it. */
  readonly badge?: number;
}

/** How many items stand in the bar of a phone, before "Lainnya". */
export const MAIN_ITEMS = 4;

/** An app of its own that starts without a network: loaded as a document, not swapped into this one. */
export const FIELD_MODE = "/lapangan";

const OWN_TRAINING = "/pelatihan-saya";

/** Order of importance: what waits for one first. Who sees what is the permission's business alone. */
const ROUTES = [
  { href: "/beranda", labelKey: "home", icon: "house", permission: null },
  { href: "/pelatihan-saya", labelKey: "ownTraining", icon: "graduation-cap", permission: null },
  { href: "/musyawarah", labelKey: "meeting", icon: "handshake", permission: "meeting:hold" },
  { href: "/verifikasi", labelKey: "verification", icon: "clipboard-check", permission: "proposal:verify" },
  { href: "/pengesahan", labelKey: "signing", icon: "signature", permission: "proposal:sign" },
  { href: "/validasi", labelKey: "validation", icon: "shield-check", permission: "proposal:validate" },
  { href: "/mutu", labelKey: "quality", icon: "badge-check", permission: "proposal:accept" },
  { href: "/akses", labelKey: "access", icon: "key-round", permission: "grant:manage" },
  { href: "/pelatihan", labelKey: "trainings", icon: "users", permission: "training:plan" },
  { href: "/item-daerah", labelKey: "regionalItems", icon: "list-checks", permission: "regional-item:manage" },
  { href: "/audit", labelKey: "audit", icon: "scroll-text", permission: "audit:read" },
  { href: "/cek-lapangan", labelKey: "groundChecks", icon: "map-pin", permission: "ground-check:do" },
  { href: "/keluarga", labelKey: "households", icon: "users-round", permission: "household:list" },
  { href: "/lapangan", labelKey: "field", icon: "map-pinned", permission: "proposal:draft" },
  { href: "/usulan", labelKey: "proposals", icon: "file-pen-line", permission: "proposal:read" },
  { href: "/keputusan-saya", labelKey: "ownDecisions", icon: "history", permission: "decision:read-own" },
  { href: "/kabar", labelKey: "news", icon: "messages-square", permission: null },
  { href: "/musyawarah", labelKey: "meeting", icon: "handshake", permission: "meeting:watch" },
  { href: "/cek-lapangan", labelKey: "groundChecks", icon: "map-pin", permission: "ground-check:order" },
  { href: "/undangan", labelKey: "invitations", icon: "scroll-text", permission: "invitation:read" },
  { href: "/loket", labelKey: "serviceDesk", icon: "users", permission: "desk:read" },
  { href: "/pendampingan", labelKey: "assignments", icon: "user-plus", permission: "assignment:read" },
  { href: "/perangkat", labelKey: "devices", icon: "phone", permission: "field:watch" },
  { href: "/ganda", labelKey: "duplicates", icon: "users", permission: "duplicate:read" },
  { href: "/padan", labelKey: "match", icon: "badge-check", permission: "match:explain" },
  { href: "/pindah", labelKey: "transfers", icon: "arrow-right-left", permission: "transfer:read" },
  { href: "/warga-rt", labelKey: "neighbours", icon: "users-round", permission: "report:write" },
  { href: "/laporan-rt", labelKey: "reports", icon: "messages-square", permission: "report:answer" },
  { href: "/peringatan-dini", labelKey: "warnings", icon: "triangle-alert", permission: "warning:read" },
  { href: "/sanggahan", labelKey: "objections", icon: "flag", permission: "objection:read" },
  { href: "/hak-data", labelKey: "rights", icon: "shield-check", permission: "rights:read" },
  { href: "/pengiriman", labelKey: "delivery", icon: "send", permission: "delivery:read" },
  { href: "/rekomendasi", labelKey: "recommendations", icon: "clipboard-list", permission: "recommendation:read" },
  { href: "/hambatan", labelKey: "bottleneck", icon: "timer-off", permission: "workflow:watch" },
  { href: "/dasbor", labelKey: "dashboard", icon: "chart-column", permission: "dashboard:read" },
  { href: "/satu-data", labelKey: "openData", icon: "landmark", permission: "open-data:read" },
  { href: "/kelengkapan", labelKey: "coverage", icon: "clipboard-list", permission: "variable:sponsor" },
  { href: "/ekspor", labelKey: "familyExport", icon: "download", permission: "household:export" },
  { href: "/permintaan-data", labelKey: "dataRequests", icon: "file-text", permission: "data-request:read" },
  { href: "/klien-api", labelKey: "apiClients", icon: "key-round", permission: "api:approve" },
  { href: "/muatan", labelKey: "extract", icon: "file-spreadsheet", permission: "extract:read" },
  { href: "/mutu/potret", labelKey: "deciles", icon: "file-spreadsheet", permission: "decile:import" },
  { href: "/mutu/hitungan", labelKey: "figureCheck", icon: "list-checks", permission: "figures:check" },
  { href: "/impor", labelKey: "import", icon: "upload", permission: "import:sid" },
  { href: "/periode", labelKey: "period", icon: "calendar-days", permission: "period:configure" },
  { href: "/jenjang", labelKey: "tiers", icon: "clock", permission: "tier:read" },
  { href: "/aturan", labelKey: "rules", icon: "sliders-horizontal", permission: "rule:read" },
  { href: "/mutu/soal", labelKey: "examItems", icon: "list-checks", permission: "exam:watch" },
  { href: "/belajar", labelKey: "learning", icon: "book-open", permission: null },
  { href: "/buku-kode", labelKey: "codebook", icon: "file-text", permission: null },
  { href: "/bantuan", labelKey: "help", icon: "circle-question-mark", permission: null },
  { href: "/akun", labelKey: "account", icon: "user-round", permission: null },
] as const satisfies readonly {
  href: string;
  labelKey: string;
  icon: IconName;
  permission: Permission | null;
}[];

/** Whose the own training's page is: first of all for who is only named to a duty, last for who has passed. */
function trainingPlace(level: GrantLevel, isOfPost: boolean): "first" | "later" | "none" {
  if (level === "invited") return "first";
  return isOfPost ? "later" : "none";
}

/**
 * The menu of a grant. The first {@link MAIN_ITEMS} make the bar of a phone; the dashboard is always among them for
 * those who may read it, because every home page leads there.
 */
export function navFor(role: Role, level: GrantLevel = "full", isOfPost = false): NavItem[] {
  const place = trainingPlace(level, isOfPost);
  const seen = ROUTES.filter(({ href, permission }) => {
    if (href === OWN_TRAINING) return place !== "none";
    if (href === "/beranda") return place !== "first";
    return permission === null || permits(role, level, permission);
  });
  const ordered = [...seen];
  if (place === "later") toPlace(ordered, OWN_TRAINING, ordered.findIndex(({ href }) => href === "/belajar") - 1);
  const dashboard = ordered.findIndex((route) => route.href === "/dasbor");
  if (dashboard >= MAIN_ITEMS) toPlace(ordered, "/dasbor", MAIN_ITEMS - 1);
  return ordered.map(({ href, labelKey, icon }) => ({ href, labelKey, icon }));
}

function toPlace(routes: (typeof ROUTES)[number][], href: string, place: number): void {
  const here = routes.findIndex((route) => route.href === href);
  routes.splice(place, 0, ...routes.splice(here, 1));
}
