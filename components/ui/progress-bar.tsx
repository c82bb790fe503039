export interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The same in words, always beside the bar: "412 dari 640 keluarga (64 %)". */
  readonly text: string;
  readonly labelHidden?: boolean;
}

/** The native element: its width needs no inline style, which the CSP would refuse. */
export function ProgressBar({ label, value, max, text, labelHidden = false }: ProgressBarProps) {
  return (
    <div>
      <div className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm">
        <span className={labelHidden ? "sr-only" : "font-semibold"}>{label}</span>
        <span className="tabular">{text}</span>
      </div>
      <progress className="progress" aria-label={label} value={max > 0 ? value : 0} max={max > 0 ? max : 1} />
    </div>
  );
}
