"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWork } from "@/components/field/work/work-context";
import { Card } from "@/components/ui/card";
import { RadioCards } from "@/components/ui/radio-cards";
import { placeKey } from "@/lib/client/field/room";
import type { Choices, Selection } from "@/lib/domain/field/exchange";
import { FamilyPicks } from "./family-picks";
import { PlacePicks } from "./place-picks";
import { TakeSum } from "./take-sum";

const WAYS = ["rt", "assignment", "families"] as const satisfies readonly Selection["by"][];

/** Choosing what comes along: by RT, what was given to this person, or one by one. */
export function ChooseFamilies({ choices }: { readonly choices: Choices }) {
  const t = useTranslations("take.choose");
  const before = useWork(({ index }) => index?.selection ?? null);
  const [by, setBy] = useState<Selection["by"]>(before?.by ?? (choices.assigned > 0 ? "assignment" : "rt"));
  const [places, setPlaces] = useState<readonly string[]>(before?.by === "rt" ? before.places.map(placeKey) : []);
  const [ids, setIds] = useState<readonly string[]>(before?.by === "families" ? before.ids : []);
  const selection = selectionOf(by, choices, places, ids);
  return (
    <>
      <Card title={t("title")}>
        <div className="space-y-5">
          <RadioCards
            id="cara"
            name="cara"
            legend={t("by")}
            value={by}
            onChange={(value) => setBy(WAYS.find((way) => way === value) ?? "rt")}
            options={[
              { value: "rt", label: t("rt"), hint: t("rtHint") },
              {
                value: "assignment",
                label: t("assignment"),
                hint: t("assignmentHint", { count: choices.assigned }),
              },
              { value: "families", label: t("families"), hint: t("familiesHint") },
            ]}
          />
          {by === "rt" ? <PlacePicks choices={choices} picked={places} onPick={setPlaces} /> : null}
          {by === "families" ? <FamilyPicks picked={ids} onPick={setIds} /> : null}
          {by === "assignment" && choices.assigned === 0 ? <p>{t("noAssignment")}</p> : null}
        </div>
      </Card>
      <TakeSum choices={choices} selection={selection} />
    </>
  );
}

function selectionOf(
  by: Selection["by"],
  choices: Choices,
  picked: readonly string[],
  ids: readonly string[],
): Selection {
  if (by === "assignment") return { by };
  if (by === "families") return { by, ids };
  const places = choices.places
    .filter((place) => picked.includes(placeKey(place)))
    .map(({ dusun, rw, rt }) => ({ rw, rt, dusun }));
  return { by, places };
}
