// Technical terms that readers of another textbook may know under another name, or not at all.

/** As they are found in a text: the longest first. */
export const terms: readonly string[] = [
  ...['hidden state', 'hidden unit', 'hidden layer', 'cell state', 'memory cell', 'visible state', 'context vector', 'candidate'],
  ...['candidate state', 'candidate activation', 'forget gate', 'input gate', 'output gate', 'update gate', 'reset gate', 'peephole'],
  ...['peephole weight', 'logit', 'margin', 'functional margin', 'geometric margin', 'hinge loss', 'cross-entropy', 'learning rate'],
  ...['step size', 'activation', 'activation function', 'pre-activation', 'embedding', 'word embedding', 'attention weight'],
  ...['attention score', 'query vector', 'key vector', 'value vector', 'receptive field', 'feature map', 'stride', 'padding', 'dropout'],
  ...['momentum', 'weight decay', 'batch size', 'mini-batch', 'epoch', 'softmax temperature', 'teacher forcing', 'perplexity'],
].sort((a, b) => b.length - a.length)

/** Everyday words and larger terms that hold one of them: nothing in these is a term by itself. */
export const harmless: readonly string[] = [
  ...['margin of error', 'candidate answer', 'candidate option', 'candidate value', 'in the margin', 'safety margin', 'profit margin'],
]
