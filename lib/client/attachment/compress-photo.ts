import { MAX_PHOTO_BYTES } from "@/lib/domain/attachment/attachment";

/** Longer side in pixels and JPEG quality, from what is wished to what must do: walls and roofs stay readable at the last. */
const STEPS = [
  { side: 1600, quality: 0.75 },
  { side: 1280, quality: 0.7 },
  { side: 1024, quality: 0.65 },
  { side: 800, quality: 0.6 },
  { side: 640, quality: 0.5 },
] as const;

/**
 * A photo of the camera as a JPEG of at most 200 KB, upright and without what the camera wrote beside it. Null when the
 * browser cannot read the file as a picture.
 */
export async function compressPhoto(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (picture === null) return null;
  try {
    for (const step of STEPS) {
      const small = await draw(picture, step.side, step.quality);
      if (small !== null && small.size <= MAX_PHOTO_BYTES) return small;
    }
    return null;
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (context === null) return Promise.resolve(null);
  // A transparent picture would turn black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
