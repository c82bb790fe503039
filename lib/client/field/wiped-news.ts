const CHANNEL = "mutakhir-lapangan-kosong";

/** Tells this person's other windows that everything of theirs is gone. Where a browser has no channels, they find it out when they write. */
export function tellWiped(userId: string): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(userId);
  channel.close();
}

/** @returns ends it */
export function onWiped(userId: string, listener: () => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === userId) listener();
  };
  return () => channel.close();
}
