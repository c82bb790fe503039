import type { Figure } from "../dashboard/figure";
import type { DashboardArea } from "../dashboard/overview";
import type { Text } from "../variable/variable";
import type { Severity, Source, Theme } from "./rule";
import type { Setting } from "./setting";

/** One rule as the list shows it for an area. */
export interface RuleLine {
  readonly id: string;
  readonly theme: Theme;
  readonly text: Text;
  readonly standard: Severity;
  /** As it holds in the area today. */
  readonly severity: Severity | "off";
  readonly scope: "household" | "member";
  readonly runsAt: "local" | "server";
  readonly sources: readonly Source[];
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Families of the area in which it found something. */
  readonly families: Figure;
}

export interface RuleListPage {
  readonly area: DashboardArea;
  readonly years: readonly number[];
  readonly year: number | null;
  /** Families judged in the area and year. */
  readonly judged: Figure;
  readonly rolledUpAt: Date | null;
  readonly keepsSmallCells: boolean;
  readonly lines: readonly RuleLine[];
  readonly children: readonly { readonly code: string; readonly label: string }[];
}

/** A setting as its history shows it, newest first. */
export interface SettingLine {
  readonly id: string;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly setting: Setting;
  readonly reason: string;
  readonly effectiveFrom: string;
  readonly setBy: string;
  readonly setAt: Date;
}

/** A question that a rule reads, with its number on the form. */
export interface ReadQuestion {
  readonly instrument: string;
  readonly no: string | null;
  readonly label: Text;
}

export interface RuleDetailPage {
  readonly area: DashboardArea;
  readonly year: number | null;
  readonly years: readonly number[];
  readonly line: RuleLine;
  readonly judged: Figure;
  readonly rolledUpAt: Date | null;
  readonly keepsSmallCells: boolean;
  /** The sentences as they are kept. */
  readonly words: readonly { readonly when: string | null; readonly assert: string }[];
  readonly reads: readonly ReadQuestion[];
  readonly areas: readonly {
    readonly code: string;
    readonly label: string;
    readonly families: Figure;
    readonly judged: Figure;
  }[];
  readonly history: readonly SettingLine[];
  /** What the reader may set here; null where they may not. */
  readonly settable: {
    readonly regionCode: string;
    readonly current: Setting;
    /** YYYY-MM-DD: the first condition date that `current` holds for; null when it holds already. */
    readonly currentFrom: string | null;
    readonly choices: readonly Setting[];
    readonly today: string;
  } | null;
}
