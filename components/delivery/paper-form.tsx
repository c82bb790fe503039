"use client";

import type { FormEvent } from "react";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/radio-cards";
import { HANDOVER_METHODS, PAPER_KINDS } from "@/lib/domain/delivery/paper";
import { Line, Party } from "./paper-fields";
import { type PaperOptions, usePaper } from "./use-paper";

/** Fills in what the record does not know of a paper, and issues it. */
export function PaperForm(options: PaperOptions) {
  const { words } = options;
  const paper = usePaper(options);
  const { kind, fields, change, errorOf, problem } = paper;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void paper.issue();
  };
  return (
    <form noValidate onSubmit={submit} className="no-print space-y-5">
      <RadioCards
        id="surat-jenis"
        legend={words.kind}
        name="surat-jenis"
        value={kind}
        options={PAPER_KINDS.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => paper.setKind(PAPER_KINDS.find((each) => each === value) ?? "bast")}
      />
      <Head paper={paper} words={words} />
      <div className="grid gap-5 sm:grid-cols-2">
        {(["giver", "receiver"] as const).map((side) => (
          <Party key={side} side={side} fields={fields} words={words} errorOf={errorOf} onChange={change} />
        ))}
      </div>
      <Terms paper={paper} words={words} />
      {problem?.info?.["reason"] === "UNCHANGED" ? (
        <Alert tone="attention" live="assertive">
          {words.unchanged}
        </Alert>
      ) : (
        <RefusalAlert problem={problem} />
      )}
      <Button type="submit" variant="primary" icon="badge-check" busy={paper.busy} busyLabel={words.busy}>
        {words.submit}
      </Button>
    </form>
  );
}

interface PartProps {
  readonly paper: ReturnType<typeof usePaper>;
  readonly words: PaperOptions["words"];
}

function Head({ paper: { fields, change, errorOf }, words }: PartProps) {
  const { letterNumber, place, madeOn } = fields;
  return (
    <div className="grid items-end gap-4 sm:grid-cols-3">
      <Line
        id="surat-nomor"
        label={words.letterNumber}
        hint={words.letterHint}
        value={letterNumber}
        error={errorOf("letterNumber", letterNumber)}
        onChange={(text) => change({ letterNumber: text })}
      />
      <Line
        id="surat-tempat"
        label={words.place}
        value={place}
        error={errorOf("place", place)}
        onChange={(text) => change({ place: text })}
      />
      <Line
        id="surat-hari"
        type="date"
        label={words.madeOn}
        value={madeOn}
        error={errorOf("madeOn", madeOn)}
        onChange={(day) => change({ madeOn: day })}
      />
    </div>
  );
}

/** How it is handed over, or until when it is agreed, and whether it may be passed on. */
function Terms({ paper: { kind, fields, change, errorOf }, words }: PartProps) {
  const { validTo, method, mayReshare } = fields;
  return (
    <>
      {kind === "agreement" ? (
        <Line
          id="surat-akhir"
          type="date"
          label={words.validTo}
          value={validTo ?? ""}
          error={errorOf("validTo", validTo ?? "")}
          onChange={(day) => change({ validTo: day === "" ? null : day })}
        />
      ) : (
        <RadioCards
          id="surat-cara"
          legend={words.method}
          name="surat-cara"
          value={method}
          options={HANDOVER_METHODS.map((value) => ({ value, label: words[value] }))}
          onChange={(value) => change({ method: HANDOVER_METHODS.find((each) => each === value) ?? "upload" })}
        />
      )}
      <RadioCards
        id="surat-teruskan"
        legend={words.reshare}
        name="surat-teruskan"
        value={mayReshare ? "ya" : "tidak"}
        options={[
          { value: "tidak", label: words.reshareNo },
          { value: "ya", label: words.reshareYes },
        ]}
        onChange={(value) => change({ mayReshare: value === "ya" })}
      />
    </>
  );
}
