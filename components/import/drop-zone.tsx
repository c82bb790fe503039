"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export interface DropZoneProps {
  readonly id: string;
  readonly hintId: string;
  readonly file: File | null;
  readonly isBusy: boolean;
  /** Ends of file names that the browser's own chooser offers. */
  readonly accept?: string;
  readonly onChoose: (file: File | null) => void;
  readonly words: Readonly<Record<"drop" | "choose" | "chosen", string>>;
}

/** Where a file is dropped or chosen. Its name is shown here and goes nowhere else. */
export function DropZone({ id, hintId, file, isBusy, accept = ".xlsx", onChoose, words }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is extra; the button inside does the same by keyboard.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChoose(event.dataTransfer.files[0] ?? null);
      }}
      className={`mt-2 grid justify-items-center gap-3 rounded-md border-2 border-dashed px-4 py-7 text-center ${isOver ? "border-laut bg-laut-wash" : "border-edge bg-paper"}`}
    >
      <Icon name="file-spreadsheet" className="size-8 text-laut" />
      <p className="text-muted">{words.drop}</p>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        aria-describedby={hintId}
        className="sr-only"
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      />
      <Button icon="upload" onClick={() => input.current?.click()} busy={isBusy}>
        {words.choose}
      </Button>
      <output className="font-semibold break-all">
        {file === null ? null : words.chosen.replace("{name}", file.name).replace("{size}", sizeText(file.size))}
      </output>
    </div>
  );
}

/** In the page's language: "41 kB", "4,2 MB". */
function sizeText(bytes: number): string {
  const isSmall = bytes < 1_000_000;
  const value = bytes / (isSmall ? 1000 : 1_000_000);
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: isSmall ? "kilobyte" : "megabyte",
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
