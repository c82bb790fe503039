import { getLocale, getTranslations } from "next-intl/server";
import { type GeoPoint, type PlottedPoint, plotPoints } from "@/lib/domain/region/plot";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

const SIZE = 240;

/**
 * A path of points on whole units, each once, told as steps from one to the next: a village has a thousand houses, and
 * the drawing is two hundred units wide.
 */
function dots(points: readonly PlottedPoint[]): string {
  const places = [...new Set(points.map(({ x, y }) => Math.round(x) * (SIZE + 1) + Math.round(y)))].sort(
    (a, b) => a - b,
  );
  let [lastX, lastY] = [0, 0];
  return places
    .map((place) => {
      const [x, y] = [Math.floor(place / (SIZE + 1)), place % (SIZE + 1)];
      const step = `m${x - lastX} ${y - lastY}h0`;
      [lastX, lastY] = [x, y];
      return step;
    })
    .join("");
}

/** The family's house among those of its village, true to scale: no outline is known, so none is drawn (DECIDED 25). */
export async function HouseMap({
  point,
  others,
}: {
  readonly point: GeoPoint | null;
  readonly others: readonly GeoPoint[];
}) {
  const [t, locale] = await Promise.all([getTranslations("household"), getLocale().then(localeOf)]);
  if (point === null) return <p className="text-muted">{t("noPoint")}</p>;
  const plot = plotPoints(point, others, SIZE);
  const scale =
    plot.scaleMetres >= 1000
      ? `${formatNumber(plot.scaleMetres / 1000, locale)} km`
      : `${formatNumber(plot.scaleMetres, locale)} m`;
  return (
    <figure>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={t("mapLabel", { count: plot.others.length, scale })}
        className="w-full rounded-sm border border-line bg-wash"
      >
        {/* One path of points with round ends: a circle for each of a thousand houses is what a cheap phone waits for. */}
        <path d={dots(plot.others)} strokeWidth={4} strokeLinecap="round" className="fill-none stroke-muted/50" />
        <circle cx={plot.focus.x} cy={plot.focus.y} r={9} className="fill-none stroke-laut" strokeWidth={2} />
        <circle cx={plot.focus.x} cy={plot.focus.y} r={4.5} className="fill-laut" />
        <path d={`M12 ${SIZE - 14} h${plot.scaleWidth}`} className="stroke-ink" strokeWidth={2} />
        <text x={12} y={SIZE - 20} className="fill-ink text-[10px]">
          {scale}
        </text>
      </svg>
      <figcaption className="mt-2 text-sm text-muted">
        <span aria-hidden="true" className="me-1 inline-block size-2.5 rounded-full bg-laut" />
        {t("thisHouse")}
        <span aria-hidden="true" className="ms-3 me-1 inline-block size-2 rounded-full bg-muted/50" />
        {t("otherHouses")}
        <span className="tabular block">
          {t("coordinates", { lat: point.lat.toFixed(5), lng: point.lng.toFixed(5) })}
        </span>
      </figcaption>
    </figure>
  );
}
