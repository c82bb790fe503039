"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { StepButton, type StepKey, type StepTexts } from "./step-button";
import { isTargetGiven, type TargetChoice, TargetFields, type TargetWords, targetInput } from "./target-fields";
import type { ProblemWords } from "./words";

export interface AcceptStepProps {
  readonly item: StepKey;
  readonly grantId: string;
  readonly isWhole: boolean;
  readonly people: readonly { readonly uid: string; readonly name: string }[];
  readonly texts: StepTexts;
  readonly target: TargetWords;
  readonly relation: string;
  readonly relationUnknown: string;
  readonly relations: readonly SelectOption[];
  readonly problem: ProblemWords;
}

/** The destination takes them in: into which family, and how each is related to its head. */
export function AcceptStep(props: AcceptStepProps) {
  const { item, grantId, isWhole, people, texts, relation, relationUnknown, relations, problem } = props;
  const [target, setTarget] = useState<TargetChoice>({ kind: "new", kkNumber: "" });
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  // A whole family that stays one keeps its own relations.
  const asksRelations = !(isWhole && target.kind === "new");
  const given = Object.fromEntries(
    Object.entries(chosen).flatMap(([uid, code]) => (code === "" ? [] : [[uid, Number(code)]])),
  );
  return (
    <StepButton
      command="transfer.accept"
      item={item}
      grantId={grantId}
      icon="check"
      variant="primary"
      texts={texts}
      problem={problem}
      extra={() =>
        isTargetGiven(target) ? { target: targetInput(target, null), relations: asksRelations ? given : {} } : null
      }
      onTry={() => setTried(true)}
    >
      <TargetFields value={target} onChange={setTarget} family={null} words={props.target} isTried={isTried} />
      {asksRelations
        ? people.map(({ uid, name }) => (
            <Field key={uid} id={`hubungan-${uid}`} label={`${name}: ${relation}`}>
              {(control) => (
                <Select
                  {...control}
                  options={relations}
                  placeholder={relationUnknown}
                  value={chosen[uid] ?? ""}
                  onChange={(event) => setChosen((all) => ({ ...all, [uid]: event.target.value }))}
                />
              )}
            </Field>
          ))
        : null}
    </StepButton>
  );
}
