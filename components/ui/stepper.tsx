import { Icon } from "./icon";

export interface Step {
  readonly label: string;
  readonly state: "done" | "current" | "ahead";
  /** Under the label: who and when. */
  readonly note?: string;
}

const RING = {
  done: "border-daun bg-daun text-white",
  current: "border-laut bg-surface text-laut",
  ahead: "border-edge bg-surface text-muted",
} as const satisfies Record<Step["state"], string>;

/** Where something stands on its way. `stateLabels` are read out, since the ring alone is only colour. */
export function Stepper({
  label,
  steps,
  stateLabels,
}: {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly stateLabels: Readonly<Record<Step["state"], string>>;
}) {
  return (
    <ol aria-label={label} className="grid gap-0 md:auto-cols-fr md:grid-flow-col md:gap-2">
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === "current" ? "step" : undefined}
          className="flex gap-3 md:flex-col md:gap-1"
        >
          <span className="flex flex-col items-center md:flex-row">
            <span
              className={`tabular grid size-8 shrink-0 place-items-center rounded-full border-2 text-sm font-bold ${RING[step.state]}`}
            >
              {step.state === "done" ? <Icon name="check" className="size-4" /> : index + 1}
            </span>
            {index < steps.length - 1 ? (
              <span
                aria-hidden="true"
                className={`min-h-4 w-0.5 flex-1 md:ms-2 md:h-0.5 md:min-h-0 md:w-full ${step.state === "done" ? "bg-daun" : "bg-line"}`}
              />
            ) : null}
          </span>
          <span className="pb-4 md:pb-0">
            <span className={step.state === "ahead" ? "text-muted" : "font-semibold"}>{step.label}</span>
            <span className="sr-only">: {stateLabels[step.state]}</span>
            {step.note ? <span className="block text-sm text-muted">{step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
