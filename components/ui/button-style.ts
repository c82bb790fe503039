export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small";

const BASE =
  "inline-flex items-center justify-center gap-2 rounded-md font-semibold text-center no-underline transition-colors " +
  "disabled:cursor-not-allowed disabled:opacity-60 aria-busy:cursor-progress aria-busy:opacity-70";

const VARIANT = {
  primary: "bg-laut text-white hover:bg-laut-deep",
  secondary: "border border-edge bg-surface text-ink hover:border-laut hover:bg-laut-wash",
  quiet: "text-laut underline-offset-4 hover:bg-laut-wash hover:underline",
  danger: "bg-cabai text-white hover:bg-cabai-deep",
} as const satisfies Record<ButtonVariant, string>;

/** `small` is for dense tables on wide screens; under a finger it keeps 44 px. */
const SIZE = {
  normal: "min-h-11 px-4 py-2 text-base",
  small: "min-h-11 px-3 py-1 text-sm md:min-h-9",
} as const satisfies Record<ButtonSize, string>;

export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "normal", extra = ""): string {
  return `${BASE} ${VARIANT[variant]} ${SIZE[size]} ${extra}`.trim();
}
