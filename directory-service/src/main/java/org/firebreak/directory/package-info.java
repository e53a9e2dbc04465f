/// Which organizations there are, what each does in immigration control, who may change that, and
/// every state that each was ever in.
@org.jspecify.annotations.NullMarked
package org.firebreak.directory;
