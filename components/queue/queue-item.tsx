import { Badge, type BadgeProps } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { QueueLine } from "./queue-line";

export interface QueueItemProps {
  readonly line: QueueLine;
  readonly hrefs: QueueHrefs;
  readonly isCurrent: boolean;
  /** Narrow, because the detail stands beside the list. */
  readonly isCompact: boolean;
  readonly isTicked: boolean;
  readonly chooseLabel: string;
  /** Something can be done with it together with others. */
  readonly isTickable: boolean;
  /** Absent where nothing can be ticked. */
  readonly onTick?: (isTicked: boolean) => void;
}

/** Where details open: what stands in the address before and after a proposal's id. */
export interface QueueHrefs {
  /** Beside the list. */
  readonly wide: string;
  /** On a page of its own. */
  readonly phone: string;
  readonly phoneQuery: string;
}

const RISK_LOOK = {
  none: { tone: "neutral", icon: "check" },
  warned: { tone: "attention", icon: "triangle-alert" },
  flagged: { tone: "danger", icon: "octagon-alert" },
} as const satisfies Record<QueueLine["riskKind"], Pick<BadgeProps, "tone" | "icon">>;

const NAME = "font-semibold text-laut underline-offset-4 hover:underline";

/** One waiting proposal. A phone opens it on its own page, a wide screen beside the list. */
export function QueueItem(props: QueueItemProps) {
  const { line, hrefs, isCurrent, isCompact, isTicked, chooseLabel, onTick } = props;
  const columns = isCompact
    ? "lg:grid lg:grid-cols-[minmax(0,1fr)_auto] lg:gap-x-3"
    : "lg:grid lg:grid-cols-[3fr_2fr_3fr_2fr_1.5fr] lg:gap-4";
  const isTickable = onTick !== undefined && props.isTickable;
  return (
    <li
      className={`flex gap-2 border-s-4 px-3 py-2 sm:px-4 ${isCurrent ? "border-laut bg-laut-wash" : "border-transparent hover:bg-laut-wash/50"}`}
    >
      <span className={`w-11 shrink-0 justify-center ${isTickable ? "grid" : "hidden sm:grid"}`}>
        {isTickable ? (
          <label className="grid size-11 cursor-pointer place-items-center">
            <span className="sr-only">{chooseLabel}</span>
            <input
              type="checkbox"
              className="size-5 accent-laut"
              checked={isTicked}
              onChange={(event) => onTick(event.target.checked)}
            />
          </label>
        ) : null}
      </span>
      <div className={`min-w-0 flex-1 space-y-1 py-1 lg:space-y-0 ${columns}`}>
        <div className="min-w-0">
          <Link
            href={`${hrefs.phone}${line.publicId}${hrefs.phoneQuery}`}
            className={`${NAME} inline-flex min-h-8 items-center lg:hidden`}
          >
            {line.headName}
          </Link>
          <Link
            href={hrefs.wide + line.publicId}
            keepsPlace
            aria-current={isCurrent ? "true" : undefined}
            className={`${NAME} hidden lg:inline`}
          >
            {line.headName}
          </Link>
          <span className="block text-sm text-muted">{line.kind}</span>
        </div>
        <div className={`min-w-0 text-sm ${isCompact ? "lg:order-3" : ""}`}>
          <span className="block">{line.village}</span>
          <span className={`block text-muted ${isCompact ? "lg:hidden" : ""}`}>{line.place}</span>
        </div>
        <div className={`min-w-0 text-sm ${isCompact ? "lg:hidden" : ""}`}>
          <span className="line-clamp-3">{line.change}</span>
        </div>
        <div className={isCompact ? "lg:order-2 lg:text-end" : ""}>
          <Badge {...RISK_LOOK[line.riskKind]}>{line.risk}</Badge>
        </div>
        <div className={`text-sm ${isCompact ? "lg:order-4 lg:text-end" : ""}`}>
          <span className="tabular block">{line.age}</span>
          {line.flags.map((flag) => (
            <span key={flag} className="block font-semibold text-kunyit">
              {flag}
            </span>
          ))}
        </div>
      </div>
    </li>
  );
}
