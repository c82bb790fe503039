import type { IconName } from "./icon-name";

export type Tone = "neutral" | "info" | "success" | "attention" | "danger";

/** Text and wash of each tone; every pair is held to WCAG AA by tests/unit/ui/contrast.test.ts. */
export const TONE_CLASS = {
  neutral: "bg-wash text-ink",
  info: "bg-laut-wash text-laut-deep",
  success: "bg-daun-wash text-daun",
  attention: "bg-kunyit-wash text-kunyit",
  danger: "bg-cabai-wash text-cabai",
} as const satisfies Record<Tone, string>;

export const TONE_EDGE = {
  neutral: "border-s-edge",
  info: "border-s-laut",
  success: "border-s-daun",
  attention: "border-s-kunyit",
  danger: "border-s-cabai",
} as const satisfies Record<Tone, string>;

export const TONE_ICON = {
  neutral: "info",
  info: "info",
  success: "circle-check",
  attention: "triangle-alert",
  danger: "octagon-alert",
} as const satisfies Record<Tone, IconName>;
