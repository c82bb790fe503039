"use client";

import { useState } from "react";
import { fill } from "@/components/decision/fill";
import { useDeviceLocation } from "@/components/form/use-device-location";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { TextInput } from "@/components/ui/text-input";
import { isPlace, type ObjectionPlace } from "@/lib/domain/objection/objection";

export type SeenAtWords = Readonly<
  Record<
    | "title"
    | "hint"
    | "none"
    | "at"
    | "accuracy"
    | "useDevice"
    | "asking"
    | "remove"
    | "typeNumbers"
    | "lat"
    | "lng"
    | "outside"
    | "trouble",
    string
  >
>;

export interface SeenAtProps {
  readonly value: ObjectionPlace | null;
  readonly onChange: (value: ObjectionPlace | null) => void;
  /** `at` and `accuracy` are raw, with {lat}, {lng}, {metres}. */
  readonly words: SeenAtWords;
}

const fixed = (degrees: number) => Number(degrees.toFixed(6));

/** A comma is as good as a point. Null: no number. */
function degreesOf(text: string): number | null {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(value) ? null : fixed(value);
}

/** Where what is said can be seen: by the device, once, when the button is pressed; or as two numbers. */
export function SeenAt({ value, onChange, words }: SeenAtProps) {
  const [typed, setTyped] = useState({ lat: "", lng: "" });
  const { state, ask } = useDeviceLocation(({ lat, lng, accuracyM }) => {
    setTyped({ lat: "", lng: "" });
    onChange({ lat: fixed(lat), lng: fixed(lng), accuracyM });
  });
  const type = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    const [lat, lng] = [degreesOf(next.lat), degreesOf(next.lng)];
    onChange(lat === null || lng === null ? null : { lat, lng, accuracyM: null });
  };
  const isOutside = value !== null && !isPlace(value);
  return (
    <ChoiceGroup
      id="sanggah-lokasi"
      legend={words.title}
      hint={words.hint}
      error={isOutside ? words.outside : undefined}
    >
      <p role="status" className={value === null ? "text-muted" : "tabular"}>
        {value === null ? words.none : fill(words.at, { lat: value.lat.toFixed(6), lng: value.lng.toFixed(6) })}
        {value === null || value.accuracyM === null ? null : (
          <span className="block">{fill(words.accuracy, { metres: value.accuracyM })}</span>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          id="sanggah-lokasi"
          icon="map-pin"
          busy={state.kind === "asking"}
          busyLabel={words.asking}
          onClick={ask}
        >
          {words.useDevice}
        </Button>
        {value === null ? null : (
          <Button
            variant="quiet"
            icon="x"
            onClick={() => {
              setTyped({ lat: "", lng: "" });
              onChange(null);
            }}
          >
            {words.remove}
          </Button>
        )}
      </div>
      {state.kind === "failed" ? <Alert tone="attention">{words.trouble}</Alert> : null}
      <Panel summary={words.typeNumbers}>
        <div className="grid gap-3 sm:grid-cols-2">
          {(["lat", "lng"] as const).map((part) => (
            <Field key={part} id={`sanggah-${part}`} label={words[part]}>
              {(control) => (
                <TextInput
                  {...control}
                  inputMode="text"
                  autoComplete="off"
                  value={typed[part]}
                  onChange={(event) => type({ [part]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </Panel>
    </ChoiceGroup>
  );
}
