// Turns a data block back into bytes. Part of the page's script and of the worker's.
async function vitrineUnpack(text, encoding) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  if (encoding === "base64") return bytes;
  if (typeof DecompressionStream !== "function") throw new Error("this browser cannot decompress (DecompressionStream)");
  // Not `new Blob([bytes]).stream()`: in a worker of a page opened from disk, WebKit cannot read a Blob.
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const [buffer] = await Promise.all([new Response(readable).arrayBuffer(), writer.write(bytes), writer.close()]);
  return new Uint8Array(buffer);
}
