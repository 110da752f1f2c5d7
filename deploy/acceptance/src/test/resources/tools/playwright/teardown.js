module.exports = () => {
  throw new Error('does not close');
};
