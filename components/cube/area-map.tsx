import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type TableRequest, tableHref } from "@/lib/domain/cube/request";
import { type CubeCell, type CubeTableRow, shareIn } from "@/lib/domain/cube/table";
import { isShown } from "@/lib/domain/dashboard/figure";
import { placeLabels, radiusOf, type Spot, shadeOf, shadeStep } from "@/lib/domain/map/symbol";
import { formatNumber } from "@/lib/i18n/formats";

/** Light to dark, each with the same edge. */
const FILL = ["fill-decile-10", "fill-decile-8", "fill-decile-6", "fill-decile-4", "fill-decile-1"] as const;
const SWATCH = ["bg-decile-10", "bg-decile-8", "bg-decile-6", "bg-decile-4", "bg-decile-1"] as const;
const RADIUS = { least: 8, most: 36 };
const LETTER = { height: 16, width: 7.4 };

export interface AreaMapProps {
  readonly map: {
    readonly width: number;
    readonly height: number;
    readonly land: string;
    readonly spots: ReadonlyMap<string, Spot>;
  };
  readonly request: TableRequest;
  readonly rows: readonly CubeTableRow[];
  readonly word: (row: CubeTableRow) => string;
  readonly title: string;
}

interface Symbol extends Spot {
  readonly code: string;
  readonly name: string;
  readonly size: number | null;
  /** What the shade says; null where it is withheld or nobody stands below the line. */
  readonly value: number | null;
  readonly isNobody: boolean;
}

/** A circle for each area right below, as large as it has people or families and as dark as its share; the table says the same. */
export function AreaMap({ map, request, rows, word, title }: AreaMapProps) {
  const t = useTranslations("cube.map");
  const { measure } = request;
  const isIndicator = measure.kind === "indicator";
  const symbols = rows.flatMap((row) => symbolOf(row, map.spots, word, isIndicator));
  const largest = Math.max(0, ...symbols.map(({ size }) => size ?? 0));
  const step = shadeStep(Math.max(0, ...symbols.map(({ value }) => value ?? 0)));
  const circles = symbols
    .map((symbol) => ({ ...symbol, radius: radiusOf(symbol.size ?? 0, largest, RADIUS) }))
    .sort((one, other) => other.radius - one.radius);
  const unplaced = rows.length - 1 - symbols.length;
  return (
    <figure className="max-w-3xl">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links, not a set of fields. */}
      <svg
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="group"
        aria-label={title}
        className="w-full rounded-sm border border-line bg-laut-wash"
      >
        <path d={map.land} strokeWidth={1} className="fill-surface stroke-edge" />
        {circles.map((circle) => (
          <Circle key={circle.code} circle={circle} step={step} request={request} />
        ))}
        <Names circles={circles} width={map.width} height={map.height} />
      </svg>
      <figcaption className="mt-2 grid gap-1 text-sm text-muted">
        {isIndicator && symbols.some(({ value }) => value !== null) ? <Shades step={step} /> : null}
        <span>
          {t(`size.${measure.kind === "indicator" ? measure.indicator.unit : measure.kind}`)} {t("note")}
          {unplaced > 0 ? ` ${t("unplaced", { count: unplaced })}` : ""}
        </span>
      </figcaption>
    </figure>
  );
}

type Drawn = Symbol & { readonly radius: number };

function Circle({ circle, step, request }: { circle: Drawn; step: number; request: TableRequest }) {
  const t = useTranslations("cube.map");
  const ratio = useTranslations("cube.indicators");
  const locale = useLocale();
  const { code, name, value, isNobody, x, y, radius } = circle;
  const { measure } = request;
  const valueText = () => {
    if (value === null) return "";
    if (measure.kind !== "indicator") return formatNumber(value, locale);
    const share = formatNumber(value, locale, 1);
    return measure.indicator.form === "ratio" ? ratio("ratio", { value: share }) : `${share}%`;
  };
  const fill =
    value === null
      ? "fill-transparent"
      : measure.kind === "indicator"
        ? (FILL[shadeOf(value, step)] ?? FILL[0])
        : "fill-decile-6";
  const says = t(value !== null ? "says" : isNobody ? "nobody" : "withheld", { area: name, value: valueText() });
  return (
    <Link href={tableHref(code, { ...request, rows: "area" })} aria-label={says}>
      <title>{says}</title>
      <circle
        cx={x}
        cy={y}
        r={radius}
        strokeWidth={1.5}
        {...(value === null && !isNobody ? { strokeDasharray: "4 3" } : {})}
        className={`stroke-laut-deep ${fill}`}
      />
    </Link>
  );
}

function Names({ circles, width, height }: { circles: readonly Drawn[]; width: number; height: number }) {
  const labels = placeLabels(
    circles.map(({ code, name, radius, x, y }) => ({ key: code, text: name, radius, x, y })),
    { width, height, letter: LETTER },
  );
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: letters of a drawing take no focus; the links say the same.
    <g aria-hidden="true" className="pointer-events-none fill-ink stroke-surface text-[14px] max-sm:hidden">
      {labels.map(({ key, text, x, y, anchor }) => (
        <text key={key} x={x} y={y} textAnchor={anchor} dominantBaseline="central" strokeWidth={4} paintOrder="stroke">
          {text}
        </text>
      ))}
    </g>
  );
}

function Shades({ step }: { readonly step: number }) {
  const t = useTranslations("cube.map");
  const locale = useLocale();
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {SWATCH.map((swatch, index) => (
        <span key={swatch} className="tabular inline-flex items-center gap-1.5">
          <span aria-hidden="true" className={`inline-block size-3 rounded-full border border-laut-deep ${swatch}`} />
          {t(index === SWATCH.length - 1 ? "from" : "between", {
            low: formatNumber(index * step, locale, 1),
            high: formatNumber((index + 1) * step, locale, 1),
          })}
        </span>
      ))}
    </span>
  );
}

function symbolOf(
  row: CubeTableRow,
  spots: ReadonlyMap<string, Spot>,
  word: (row: CubeTableRow) => string,
  isIndicator: boolean,
): readonly Symbol[] {
  const spot = spots.get(String(row.key));
  const cell = row.cells.at(-1);
  if (row.key === "all" || spot === undefined || cell === undefined) return [];
  const figure = isIndicator ? shareIn(cell) : cell.counted;
  const value = figure === null ? null : shownOf(figure);
  return [
    { ...spot, code: String(row.key), name: word(row), size: shownOf(cell.base), value, isNobody: figure === null },
  ];
}

function shownOf(figure: CubeCell["base"]): number | null {
  return isShown(figure) ? figure : null;
}
