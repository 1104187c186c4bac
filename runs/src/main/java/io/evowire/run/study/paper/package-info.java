/**
 * Experiments of the papers that the program builds on, on the user's own data.
 *
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019)</a>
 */
@NullMarked
package io.evowire.run.study.paper;

import org.jspecify.annotations.NullMarked;
