"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { placeWords } from "@/components/field/work/family-list";
import { useWork } from "@/components/field/work/work-context";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { placeOf } from "@/lib/client/field/family-lines";
import type { ListedFamily } from "@/lib/client/field/take-along";
import { LIST_WORDS, type VillageList } from "@/lib/domain/field/exchange";
import { Trouble } from "./trouble";
import { useVillageList } from "./use-village-list";

const NONE: readonly ListedFamily[] = [];

export interface FamilyPicksProps {
  readonly picked: readonly string[];
  readonly onPick: (ids: readonly string[]) => void;
}

/** Families of the village to tick one by one, found by a name or number. What is ticked stays ticked under another word. */
export function FamilyPicks({ picked, onPick }: FamilyPicksProps) {
  const t = useTranslations("take.choose");
  const [words, setWords] = useState("");
  const { list, isAsking, trouble, more, again } = useVillageList(words);
  return (
    <div className="space-y-3">
      <Field id="cari-keluarga" label={t("search")} hint={t("searchHint")}>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            autoComplete="off"
            maxLength={LIST_WORDS}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      <div role="status" className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        <span>{isAsking ? t("asking") : list === null ? "" : t("found", { shown: list.families.length })}</span>
        {picked.length === 0 ? null : (
          <span className="flex items-center gap-2">
            {t("picked", { count: picked.length })}
            <Button variant="quiet" onClick={() => onPick([])}>
              {t("unpickAll")}
            </Button>
          </span>
        )}
      </div>
      {trouble === null ? null : <Trouble trouble={trouble} onAgain={again} />}
      {list === null ? null : <Picks list={list} picked={picked} onPick={onPick} />}
      {list?.isCut === true ? <p className="text-sm">{t("cut")}</p> : null}
      {list?.next == null ? null : (
        <Button wide busy={isAsking} onClick={more}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

function Picks({ list, picked, onPick }: FamilyPicksProps & { readonly list: VillageList }) {
  const t = useTranslations("take.choose");
  const places = useTranslations("work.list");
  const here = useWork(({ index }) => index?.families ?? NONE);
  if (list.families.length === 0) return <p>{t("noneFound")}</p>;
  const shown = new Set(list.families.map(({ id }) => id));
  const onDevice = new Set(here.map(({ id }) => id));
  const others = picked.filter((id) => !shown.has(id));
  return (
    <CheckboxList
      id="keluarga"
      name="keluarga"
      legend={t("families")}
      legendHidden
      columns={2}
      values={picked.filter((id) => shown.has(id))}
      onChange={(values) => onPick([...others, ...values])}
      options={list.families.map((family) => {
        const place = placeWords(placeOf(family), places);
        return {
          value: family.id,
          label: family.headName,
          hint: onDevice.has(family.id) ? t("here", { place }) : place,
        };
      })}
    />
  );
}
