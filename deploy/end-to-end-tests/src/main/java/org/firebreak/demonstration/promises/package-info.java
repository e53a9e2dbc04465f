/// What was seen, and which promises it supports or breaks: pure functions of observations.
@NullMarked
package org.firebreak.demonstration.promises;

import org.jspecify.annotations.NullMarked;
