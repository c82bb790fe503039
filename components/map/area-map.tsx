import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type Circle, circlesOf, type MapGround, type Place } from "@/lib/domain/map/place";
import { placeLabels, shadeOf } from "@/lib/domain/map/symbol";
import { formatNumber } from "@/lib/i18n/formats";

/** Light to dark, each with the same edge. */
const FILL = ["fill-decile-10", "fill-decile-8", "fill-decile-6", "fill-decile-4", "fill-decile-1"] as const;
const SWATCH = ["bg-decile-10", "bg-decile-8", "bg-decile-6", "bg-decile-4", "bg-decile-1"] as const;
const LETTER = { height: 16, width: 7.4 };

export interface AreaMapProps {
  readonly ground: MapGround;
  readonly places: readonly Place[];
  /** Areas of the table that have no known place. */
  readonly unplaced: number;
  readonly title: string;
  /** Whether the shade tells the value; else all are alike. */
  readonly isShaded: boolean;
  readonly valueText: (value: number) => string;
  readonly hrefOf: (code: string) => string;
  /** What a larger circle means. */
  readonly sizeText: string;
}

/** A circle for each area right below, as large as what it has and as dark as its share; a table says the same. */
export function AreaMap(props: AreaMapProps) {
  const { ground, places, unplaced, title, isShaded, sizeText } = props;
  const t = useTranslations("cube.map");
  const { circles, step } = circlesOf(places);
  const { width, height, land, outlines } = ground;
  return (
    <figure className="max-w-3xl">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links, not a set of fields. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={title}
        className="w-full rounded-sm border border-line bg-laut-wash"
      >
        <path d={land} strokeWidth={1} className="fill-surface stroke-edge" />
        {outlines === "" ? null : <path d={outlines} strokeWidth={1} className="fill-none stroke-muted" />}
        {circles.map((circle) => (
          <AreaCircle key={circle.code} {...props} circle={circle} step={step} />
        ))}
        <Names circles={circles} width={width} height={height} />
      </svg>
      <figcaption className="mt-2 grid gap-1 text-sm text-muted">
        {isShaded && places.some(({ value }) => value !== null) ? <Shades step={step} /> : null}
        <span>
          {sizeText} {t("note")} {t(outlines === "" ? "coast" : "outlines")}
          {unplaced > 0 ? ` ${t("unplaced", { count: unplaced })}` : ""}
        </span>
      </figcaption>
    </figure>
  );
}

type AreaCircleProps = Pick<AreaMapProps, "isShaded" | "valueText" | "hrefOf"> & {
  readonly circle: Circle;
  readonly step: number;
};

function AreaCircle({ circle, step, isShaded, valueText, hrefOf }: AreaCircleProps) {
  const t = useTranslations("cube.map");
  const { code, name, value, isNobody, x, y, radius } = circle;
  const shade = isShaded ? (FILL[shadeOf(value ?? 0, step)] ?? FILL[0]) : "fill-decile-6";
  const says = t(value !== null ? "says" : isNobody ? "nobody" : "withheld", {
    area: name,
    value: value === null ? "" : valueText(value),
  });
  return (
    <Link href={hrefOf(code)} aria-label={says}>
      <title>{says}</title>
      <circle
        cx={x}
        cy={y}
        r={radius}
        strokeWidth={1.5}
        {...(value === null && !isNobody ? { strokeDasharray: "4 3" } : {})}
        className={`stroke-laut-deep ${value === null ? "fill-transparent" : shade}`}
      />
    </Link>
  );
}

function Names({ circles, width, height }: { circles: readonly Circle[]; width: number; height: number }) {
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
