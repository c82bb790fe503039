import "server-only";
import { type Bar, drawBars } from "@/lib/domain/chart/bars";
import type { Picture } from "@/lib/domain/chart/picture";
import { DAUN, decileFill, LAUT } from "@/lib/domain/chart/svg";
import { drawWings } from "@/lib/domain/chart/wings";
import { shareOf } from "@/lib/domain/dashboard/figure";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { PROGRESS_STATES, type Progress, type ProgressState } from "@/lib/domain/dashboard/progress";
import { formatPercent } from "@/lib/i18n/formats";
import type { Voice } from "./voice";

/** People by decile and sex. */
export function decilePicture(area: DashboardArea, overview: Overview, voice: Voice): Picture {
  const { dashboard } = voice;
  const rows = overview.deciles.flatMap(({ decile, male, female }) =>
    decile === "all"
      ? []
      : [
          {
            label:
              decile === 0
                ? dashboard("deciles.unranked")
                : dashboard("deciles.decileNumber", { decile: String(decile) }),
            fill: decileFill(decile),
            left: { text: voice.figure(male), length: voice.lengthOf(male) },
            right: { text: voice.figure(female), length: voice.lengthOf(female) },
          },
        ],
  );
  const heads = { left: dashboard("deciles.male"), right: dashboard("deciles.female") };
  return {
    title: `${dashboard("deciles.title")}, ${area.label}`,
    body: (width) => drawWings(heads, rows, width),
    notes: notesOf(area, overview, voice),
  };
}

/** Families applied of those due, by area right below. Null where there is no year or no area below. */
export function childrenPicture(area: DashboardArea, overview: Overview, voice: Voice): Picture | null {
  const { year, childLevel, children } = overview;
  if (year === null || childLevel === null) return null;
  const bars = children
    .filter(({ progress }) => progress.due !== 0)
    .map(({ label, progress }): Bar => ({ label, fill: DAUN, ...doneOf(progress, "applied", voice) }));
  return {
    title: `${voice.dashboard(`children.title.${childLevel}`)}, ${area.label}`,
    lead: `${voice.dashboard("children.share")}, ${String(year.year)}`,
    body: (width) => drawBars(bars, width),
    notes: notesOf(area, overview, voice),
  };
}

/** Families by the state of their proposal. Null where there is no year. */
export function statesPicture(area: DashboardArea, overview: Overview, voice: Voice): Picture | null {
  const { year, progress } = overview;
  if (year === null) return null;
  const bars = PROGRESS_STATES.map(
    (state): Bar => ({
      label: state === "none" ? voice.dashboard("states.none") : voice.states(state),
      fill: state === "applied" ? DAUN : LAUT,
      ...doneOf(progress, state, voice),
    }),
  );
  return {
    title: `${voice.dashboard("states.title")}, ${area.label}`,
    lead: voice.dashboard("states.caption", { year: String(year.year) }),
    body: (width) => drawBars(bars, width),
    notes: notesOf(area, overview, voice),
  };
}

function doneOf({ due, states }: Progress, state: ProgressState, voice: Voice): Pick<Bar, "text" | "length"> {
  const share = shareOf(states[state], due);
  if (typeof share !== "number") return { text: share === null ? "–" : voice.figure(share), length: null };
  const of = voice.dashboard("children.ofDue", { applied: voice.figure(states[state]), due: voice.figure(due) });
  return { text: `${formatPercent(share, 100, voice.locale)} (${of})`, length: share };
}

function notesOf(area: DashboardArea, { rolledUpAt, keepsSmallCells }: Overview, voice: Voice): readonly string[] {
  const asOf = rolledUpAt === null ? [] : [voice.dashboard("asOf", { date: voice.day(rolledUpAt, area) })];
  return [
    [...asOf.map((text) => `${text}.`), voice.dashboard("source")].join(" "),
    ...(keepsSmallCells ? [voice.dashboard("notes.suppressed")] : []),
  ];
}
