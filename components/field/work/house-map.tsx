"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { useDeviceLocation } from "@/components/form/use-device-location";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type FamilyLine, familyLines } from "@/lib/client/field/family-lines";
import type { ListedFamily } from "@/lib/client/field/take-along";
import { metresBetween, middleOf } from "@/lib/domain/region/pick";
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
  const nearest = lines
    .map((line) => ({ ...line, metres: metresBetween(focus, line.point) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, NEAREST);
  return (
    <>
      <FieldHeading title={t("title")} />
      <HousePlot focus={focus} houses={lines.map(({ point }) => point)} isHere={here !== null} />
      <Button icon="map-pin" wide busy={state.kind === "asking"} onClick={ask}>
        {t("here")}
      </Button>
      <h2 className="mt-5 mb-2 text-xl">{t("list")}</h2>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {nearest.map((line) => (
          <House key={line.id} line={line} metres={line.metres} />
        ))}
      </ul>
    </>
  );
}

interface HousePlotProps {
  readonly focus: GeoPoint;
  readonly houses: readonly GeoPoint[];
  readonly isHere: boolean;
}

function HousePlot({ focus, houses, isHere }: HousePlotProps) {
  const t = useTranslations("work.map");
  const locale = useLocale();
  const { others, scaleMetres, scaleWidth } = plotPoints(focus, houses, SIZE);
  const metres = formatNumber(scaleMetres, locale);
  return (
    <figure className="mb-5">
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={t("label", { count: others.length, metres })}
        className="w-full rounded-sm border border-edge bg-surface"
      >
        {others.map(({ x, y }) => (
          <circle key={`${x},${y}`} cx={x} cy={y} r={4} className="fill-laut" />
        ))}
        {isHere ? (
          <path
            d={`M${SIZE / 2} ${SIZE / 2 - 12}v24M${SIZE / 2 - 12} ${SIZE / 2}h24`}
            className="stroke-cabai"
            strokeWidth={3}
          />
        ) : null}
        <path d={`M12 ${SIZE - 14}h${scaleWidth}`} className="stroke-ink" strokeWidth={2} />
        <text x={12} y={SIZE - 20} className="fill-ink text-[12px]">
          {t("scale", { metres })}
        </text>
      </svg>
    </figure>
  );
}

function House({ line, metres }: { readonly line: FamilyLine; readonly metres: number }) {
  const t = useTranslations("work.map");
  const locale = useLocale();
  return (
    <li>
      <a
        href={`#/keluarga/${line.id}`}
        className="flex min-h-14 items-center gap-3 px-4 py-2.5 no-underline hover:bg-laut-wash"
      >
        <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span className="min-w-40 flex-1">
            <span className="block font-semibold text-ink">{line.headName}</span>
            <span className="tabular block text-sm text-muted">
              {t("distance", { metres: formatNumber(Math.round(metres), locale) })}
            </span>
          </span>
          <FamilyStateBadge state={line.state} />
        </span>
        <Icon name="chevron-right" className="size-5 text-muted" />
      </a>
    </li>
  );
}
