"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface TrainerSearch {
  readonly grantId: string;
  readonly regionCode: string;
  readonly problem: ProblemLabels;
}

export type TrainerWord =
  | "trainer"
  | "trainerChoose"
  | "trainerHint"
  | "trainerSearch"
  | "trainerSearchHint"
  | "trainerFind"
  | "trainerNone";

export interface TrainerFieldProps {
  readonly value: string;
  readonly onChange: (userId: string) => void;
  readonly trainers: readonly SelectOption[];
  /** Where there are more than are listed; null where all are. */
  readonly search: TrainerSearch | null;
  readonly error: string | undefined;
  readonly labels: Readonly<Record<TrainerWord, string>>;
}

/** Who leads a training: chosen from a list, to which people found by their name are added. */
export function TrainerField({ value, onChange, trainers, search, error, labels }: TrainerFieldProps) {
  const [found, setFound] = useState<readonly SelectOption[]>([]);
  const known = new Set(trainers.map((each) => each.value));
  return (
    <>
      <Field id="trainerId" label={labels.trainer} hint={labels.trainerHint} error={error}>
        {(control) => (
          <Select
            {...control}
            options={[...found.filter((each) => !known.has(each.value)), ...trainers]}
            placeholder={labels.trainerChoose}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {search === null ? null : (
        <FindTrainer
          search={search}
          labels={labels}
          onFound={(people) => {
            setFound((before) => [
              ...people,
              ...before.filter((each) => people.every(({ value: id }) => id !== each.value)),
            ]);
            const [only, ...others] = people;
            if (only !== undefined && others.length === 0) onChange(only.value);
          }}
        />
      )}
    </>
  );
}

interface FindTrainerProps {
  readonly search: TrainerSearch;
  readonly labels: TrainerFieldProps["labels"];
  readonly onFound: (people: readonly SelectOption[]) => void;
}

interface Found {
  readonly trainers: readonly { readonly userId: string; readonly name: string }[];
}

function FindTrainer({ search, labels, onFound }: FindTrainerProps) {
  const [name, setName] = useState("");
  const [count, setCount] = useState<number | null>(null);
  const { busy, problem, send } = useCommand(search.grantId);
  const find = async () => {
    if (name.trim().length < 2) return document.getElementById("cari-pelatih")?.focus();
    const value = await send<Found>("training.find-trainer", { regionCode: search.regionCode, name });
    if (value === null) return;
    setCount(value.trainers.length);
    onFound(value.trainers.map((each) => ({ value: each.userId, label: each.name })));
  };
  return (
    <div className="space-y-2">
      <Field id="cari-pelatih" label={labels.trainerSearch} hint={labels.trainerSearchHint}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // Enter searches here; it must not send the whole form.
              event.preventDefault();
              void find();
            }}
          />
        )}
      </Field>
      <Button icon="search" busy={busy} onClick={() => void find()}>
        {labels.trainerFind}
      </Button>
      <div role="status">{count === 0 ? labels.trainerNone : null}</div>
      <CommandProblem problem={problem} labels={search.problem} />
    </div>
  );
}
