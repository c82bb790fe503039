import type { FigureName } from "@/lib/domain/training/lesson";
import { CardFigure } from "./figure/card";
import { DaysFigure } from "./figure/days";
import { DecilesFigure } from "./figure/deciles";
import type { FigureProps } from "./figure/figure-props";
import { FlowFigure } from "./figure/flow";
import { HouseFigure } from "./figure/house";
import { SampleFigure } from "./figure/sample";
import { SeverityFigure } from "./figure/severity";

const DRAWINGS = {
  flow: FlowFigure,
  deciles: DecilesFigure,
  card: CardFigure,
  severity: SeverityFigure,
  days: DaysFigure,
  sample: SampleFigure,
  house: HouseFigure,
} as const satisfies Record<FigureName, (props: FigureProps) => React.ReactNode>;

export interface FigureViewProps extends FigureProps {
  readonly figure: FigureName;
  readonly caption: string;
}

/** A drawing with its caption; a screen reader hears the labels, in order, instead of the shapes. */
export function FigureView({ figure, caption, labels }: FigureViewProps) {
  const Drawing = DRAWINGS[figure];
  return (
    <figure className="avoid-break max-w-md rounded-md border border-line bg-surface p-4">
      <div role="img" aria-label={`${caption} ${labels.join("; ")}`}>
        <Drawing labels={labels} />
      </div>
      <figcaption className="mt-3 text-sm text-muted">{caption}</figcaption>
    </figure>
  );
}
