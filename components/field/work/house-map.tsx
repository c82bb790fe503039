"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { useDeviceLocation } from "@/components/form/use-device-location";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { metresBetween } from "@/lib/client/field/distance";
import { familyLines } from "@/lib/client/field/family-lines";
import type { ListedFamily } from "@/lib/client/field/take-along";
import { type GeoPoint, plotPoints } from "@/lib/domain/region/plot";
import { formatNumber } from "@/lib/i18n/formats";
import { FamilyStateBadge } from "./family-state";
import { useWork } from "./work-context";

const SIZE = 320;
const NEAREST = 20;
const NONE: readonly ListedFamily[] = [];

/** Houses of the families on this device, true to scale around where one stands; the nearest as a list beside it. */
export default function HouseMap() {
  const t = useTranslations("work.map");
  const locale = useLocale();
  const families = useWork(({ index }) => index?.families ?? NONE);
  const records = useWork((state) => state.records);
  const items = useWork((state) => state.items);
  const [here, setHere] = useState<GeoPoint | null>(null);
  const { state, ask } = useDeviceLocation(setHere);
  const lines = useMemo(
    () =>
      familyLines(families, records, items, { words: "", place: "" }).flatMap((line) =>
        line.point === null ? [] : [{ ...line, point: line.point }],
      ),
    [families, records, items],
  );
  const focus = here ?? middleOf(lines.map(({ point }) => point));
  if (focus === null)
    return (
      <>
        <FieldHeading title={t("title")} />
        <p>{t("none")}</p>
      </>
    );
  const plot = plotPoints(
    focus,
    lines.map(({ point }) => point),
    SIZE,
  );
  const nearest = lines
    .map((line) => ({ ...line, metres: metresBetween(focus, line.point) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, NEAREST);
  return (
    <>
      <FieldHeading title={t("title")} />
      <figure className="mb-5">
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          role="img"
          aria-label={t("label", { count: plot.others.length, metres: formatNumber(plot.scaleMetres, locale) })}
          className="w-full rounded-sm border border-edge bg-surface"
        >
          {plot.others.map(({ x, y }) => (
            <circle key={`${x},${y}`} cx={x} cy={y} r={4} className="fill-laut" />
          ))}
          {here === null ? null : (
            <path
              d={`M${SIZE / 2} ${SIZE / 2 - 12}v24M${SIZE / 2 - 12} ${SIZE / 2}h24`}
              className="stroke-cabai"
              strokeWidth={3}
            />
          )}
          <path d={`M12 ${SIZE - 14}h${plot.scaleWidth}`} className="stroke-ink" strokeWidth={2} />
          <text x={12} y={SIZE - 20} className="fill-ink text-[12px]">
            {t("scale", { metres: formatNumber(plot.scaleMetres, locale) })}
          </text>
        </svg>
      </figure>
      <Button icon="map-pin" wide busy={state.kind === "asking"} onClick={ask}>
        {t("here")}
      </Button>
      <h2 className="mt-5 mb-2 text-xl">{t("list")}</h2>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {nearest.map((line) => (
          <li key={line.id}>
            <a
              href={`#/keluarga/${line.id}`}
              className="flex min-h-14 items-center gap-3 px-4 py-2.5 no-underline hover:bg-laut-wash"
            >
              <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <span className="min-w-40 flex-1">
                  <span className="block font-semibold text-ink">{line.headName}</span>
                  <span className="tabular block text-sm text-muted">
                    {t("distance", { metres: formatNumber(Math.round(line.metres), locale) })}
                  </span>
                </span>
                <FamilyStateBadge state={line.state} />
              </span>
              <Icon name="chevron-right" className="size-5 text-muted" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function middleOf(points: readonly GeoPoint[]): GeoPoint | null {
  if (points.length === 0) return null;
  const mean = (of: (point: GeoPoint) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { lat: mean(({ lat }) => lat), lng: mean(({ lng }) => lng) };
}
