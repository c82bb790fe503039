"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { placeKey } from "@/lib/client/field/room";
import type { Choices } from "@/lib/domain/field/exchange";

export interface PlacePicksProps {
  readonly choices: Choices;
  /** Keys of the places ticked. */
  readonly picked: readonly string[];
  readonly onPick: (keys: readonly string[]) => void;
}

/** RT to tick, dusun by dusun, with how many families each has and how many nobody has touched in this period. */
export function PlacePicks({ choices, picked, onPick }: PlacePicksProps) {
  const t = useTranslations("take.choose");
  const dusuns = [...new Set(choices.places.map(({ dusun }) => dusun))];
  if (dusuns.length === 0) return <p>{t("noPlaces")}</p>;
  return (
    <div className="space-y-5">
      {dusuns.map((dusun, at) => (
        <DusunPicks
          key={dusun ?? ""}
          id={`dusun-${at}`}
          name={dusun === null ? t("noDusun") : t("dusun", { name: dusun })}
          places={choices.places.filter((place) => place.dusun === dusun)}
          picked={picked}
          onPick={onPick}
        />
      ))}
    </div>
  );
}

interface DusunPicksProps extends Omit<PlacePicksProps, "choices"> {
  readonly id: string;
  readonly name: string;
  readonly places: Choices["places"];
}

function DusunPicks({ id, name, places, picked, onPick }: DusunPicksProps) {
  const t = useTranslations("take.choose");
  const keys = places.map(placeKey);
  const others = picked.filter((key) => !keys.includes(key));
  const isAll = keys.every((key) => picked.includes(key));
  return (
    <div>
      <CheckboxList
        id={id}
        name={id}
        legend={name}
        columns={2}
        values={picked.filter((key) => keys.includes(key))}
        onChange={(values) => onPick([...others, ...values])}
        options={places.map((place) => ({
          value: placeKey(place),
          label: rtName(place, t),
          hint: t("counts", { count: place.families, untouched: place.untouched }),
        }))}
      />
      {places.length > 1 ? (
        <div className="mt-2">
          <Button variant="quiet" icon="list-checks" onClick={() => onPick(isAll ? others : [...others, ...keys])}>
            {t(isAll ? "noneOf" : "allOf", { place: name })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function rtName({ rw, rt }: Choices["places"][number], t: ReturnType<typeof useTranslations<"take.choose">>): string {
  const parts = [rt === null ? t("noRt") : t("rtName", { rt }), ...(rw === null ? [] : [t("rwName", { rw })])];
  return parts.join(" / ");
}
