"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { fromMap, type MapFrame, movedBy, openingFrame, toMap, zoomed } from "@/lib/domain/region/pick";
import type { GeoPoint } from "@/lib/domain/region/plot";

const SIZE = 320;
/** One press moves the mark by so much of the picture's half. */
const STEP = 0.08;
const ZOOM = 0.6;

const MOVES = [
  { key: "north", east: 0, north: 1 },
  { key: "west", east: -1, north: 0 },
  { key: "east", east: 1, north: 0 },
  { key: "south", east: 0, north: -1 },
] as const;

export interface MapPickProps {
  readonly houses: readonly GeoPoint[];
  readonly given: GeoPoint | null;
  readonly onPick: (point: GeoPoint) => void;
}

/** The village's own houses as points, true to scale: one presses where this house stands, or moves the mark by buttons. */
export function MapPick({ houses, given, onPick }: MapPickProps) {
  const t = useTranslations("form.location");
  const [frame, setFrame] = useState(() => openingFrame(houses, given));
  const [mark, setMark] = useState<GeoPoint | null>(given ?? frame?.center ?? null);
  if (frame === null || mark === null) return <p className="text-muted">{t("noMap")}</p>;
  const move = (east: number, north: number) => {
    const next = movedBy(mark, east * frame.reachM * STEP, north * frame.reachM * STEP);
    setMark(next);
    setFrame(following(frame, next));
  };
  const press = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const spot = {
      x: ((event.clientX - box.left) / box.width) * SIZE,
      y: ((event.clientY - box.top) / box.height) * SIZE,
    };
    setMark(fromMap(frame, spot, SIZE));
  };
  const at = toMap(frame, mark, SIZE);
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,20rem)_auto] sm:items-start">
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={t("mapLabel", { count: houses.length })}
        onPointerDown={press}
        className="w-full touch-manipulation rounded-sm border border-edge bg-wash"
      >
        {houses.map((house) => {
          const { x, y } = toMap(frame, house, SIZE);
          return <circle key={`${house.lat},${house.lng}`} cx={x} cy={y} r={2.5} className="fill-muted/50" />;
        })}
        <path d={`M${at.x} ${at.y - 16}v32M${at.x - 16} ${at.y}h32`} className="stroke-laut" strokeWidth={2} />
        <circle cx={at.x} cy={at.y} r={6} className="fill-laut" />
      </svg>
      <div className="grid gap-2">
        <p className="tabular text-sm text-muted" aria-live="polite">
          {t("mark", { lat: mark.lat.toFixed(5), lng: mark.lng.toFixed(5) })}
        </p>
        <div className="flex flex-wrap gap-2">
          {MOVES.map(({ key, east, north }) => (
            <Button key={key} onClick={() => move(east, north)}>
              {t(`move.${key}`)}
            </Button>
          ))}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button icon="plus" onClick={() => setFrame(zoomed({ ...frame, center: mark }, ZOOM))}>
            {t("closer")}
          </Button>
          <Button icon="minus" onClick={() => setFrame(zoomed({ ...frame, center: mark }, 1 / ZOOM))}>
            {t("farther")}
          </Button>
        </div>
        <Button variant="primary" icon="map-pin" onClick={() => onPick(mark)}>
          {t("useMark")}
        </Button>
      </div>
    </div>
  );
}

/** A mark that leaves the picture takes it along. */
function following(frame: MapFrame, mark: GeoPoint): MapFrame {
  const { x, y } = toMap(frame, mark, SIZE);
  return x < 0 || y < 0 || x > SIZE || y > SIZE ? { ...frame, center: mark } : frame;
}
