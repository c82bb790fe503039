export type Channel = "desk" | "visit";

export interface ChannelChoiceProps {
  readonly value: Channel;
  readonly onChange: (channel: Channel) => void;
  readonly words: { readonly channel: string; readonly desk: string; readonly visit: string };
}

/** How the answers were obtained: asked before the first one, because it is forgotten after the last. */
export function ChannelChoice({ value, onChange, words }: ChannelChoiceProps) {
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="mb-1 text-sm text-muted">{words.channel}</legend>
      {(["desk", "visit"] as const).map((channel) => (
        <label key={channel} className="inline-flex min-h-11 items-center gap-2">
          <input
            type="radio"
            name="channel"
            value={channel}
            checked={value === channel}
            onChange={() => onChange(channel)}
            className="size-5 accent-laut"
          />
          {words[channel]}
        </label>
      ))}
    </fieldset>
  );
}
